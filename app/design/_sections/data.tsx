import { ReceiptText } from 'lucide-react'
import { Link } from '#app/_i18n/link.tsx'
import { formatMoney, money } from '#server/core/money.ts'
import { BarChart } from '../../_components/bar-chart.tsx'
import { CopyButton } from '../../_components/copy-button.tsx'
import { type Column, DataTable } from '../../_components/data-table.tsx'
import { DateTime } from '../../_components/date-time.tsx'
import { DefinitionList } from '../../_components/definition-list.tsx'
import { EmptyState } from '../../_components/empty-state.tsx'
import { MoneyTable } from '../../_components/money-table.tsx'
import { Price } from '../../_components/price.tsx'
import { ProductPicture } from '../../_components/product-picture.tsx'
import { Rating } from '../../_components/rating.tsx'
import { Stat } from '../../_components/stat.tsx'
import { StatusBadge } from '../../_components/status-badge.tsx'
import { Timeline } from '../../_components/timeline.tsx'
import { Button } from '../../_components/ui/button.tsx'
import { Card, CardContent, CardFooter, CardHeader } from '../../_components/ui/card.tsx'
import { days, orders, picture, type SampleOrder, statuses, timeline, totals } from './samples.ts'
import { Specimen } from './specimen.tsx'

export const orderColumns: Column<SampleOrder>[] = [
  {
    id: 'code',
    header: 'Order',
    phone: 'title',
    cell: (order) => (
      <Link href="/design" className="link whitespace-nowrap font-medium">
        {order.code}
      </Link>
    ),
  },
  { id: 'customer', header: 'Customer', cell: (order) => order.customer },
  { id: 'placed', header: 'Placed', cell: (order) => <DateTime value={order.placedAt} /> },
  { id: 'status', header: 'Status', cell: (order) => <StatusBadge kind="order" status={order.status} /> },
  {
    id: 'total',
    header: 'Total',
    align: 'end',
    cell: (order) => <Price amount={order.total} currency="EUR" />,
  },
]

/** Amounts, states, lists and facts. */
export function Data() {
  return (
    <>
      <Specimen name="Price" className="flex flex-wrap items-center gap-6 text-lg font-medium">
        <Price amount={3400} currency="EUR" />
        <Price amount={2900} currency="EUR" was={3400} />
        <Price amount={1200} currency="EUR" from />
        <Price amount={12500} currency="JPY" />
        <Price amount={12500} currency="KWD" />
        <Price amount={12500} currency="BRL" />
      </Specimen>
      <Specimen name="Rating" className="flex flex-wrap items-center gap-6">
        <Rating rating={460} count={128} />
        <Rating rating={320} count={5} compact />
        <Rating rating={300} />
      </Specimen>
      <Specimen name="DateTime" className="flex flex-wrap items-center gap-6">
        <DateTime value="2026-03-09T14:05:00Z" style="date" />
        <DateTime value="2026-03-09T14:05:00Z" />
        <DateTime value="2026-03-09T14:05:00Z" style="time" />
        <DateTime value="2026-03-09T14:05:00Z" timeZone="Europe/Berlin" />
      </Specimen>
      <Specimen name="ProductPicture">
        <ProductPicture picture={picture} className="size-24 rounded-lg" />
        <ProductPicture picture={null} className="size-24 rounded-lg" />
      </Specimen>
      <Specimen name="CopyButton">
        <code className="font-mono text-sm">DE89 3704 0044 0532 0130 00</code>
        <CopyButton what="IBAN" text="DE89370400440532013000" />
        <CopyButton what="IBAN" text="DE89370400440532013000" labelled />
      </Specimen>
      {statuses.map(([kind, states]) => (
        <Specimen key={kind} name={`StatusBadge ${kind}`} className="flex flex-wrap items-center gap-2">
          {states.map((status) => (
            <StatusBadge key={status} kind={kind} status={status} />
          ))}
        </Specimen>
      ))}
      <Specimen name="Stat" className="grid grid-cols-2 items-stretch gap-3 lg:grid-cols-4">
        <Stat label="To accept" value="7" href="/design" hint="2 since yesterday" />
        <Stat label="Available" value={<Price amount={248_130} currency="EUR" />} href="/design" />
        <Stat label="Low stock" value="3" tone="warning" href="/design" />
        <Stat label="Failed jobs" value="1" tone="destructive" hint="capture-payment" />
      </Specimen>
      <Specimen
        name="Card with Timeline, MoneyTable, DefinitionList"
        className="grid items-start gap-4 lg:grid-cols-3"
      >
        <Card>
          <CardHeader level={3} title="Progress" description="Follows the order without a reload." />
          <CardContent>
            <Timeline label="Progress of the order" entries={timeline} />
          </CardContent>
        </Card>
        <Card>
          <CardHeader level={3} title="Total" />
          <CardContent>
            <MoneyTable caption="Total of the order" rows={totals} currency="EUR" />
          </CardContent>
          <CardFooter>
            <Button variant="outline" size="sm">
              Download invoice
            </Button>
          </CardFooter>
        </Card>
        <Card>
          <CardHeader level={3} title="Customer" actions={<StatusBadge kind="payment" status="captured" />} />
          <CardContent>
            <DefinitionList
              items={[
                { term: 'Name', value: 'Ada Lovelace' },
                { term: 'E-mail', value: 'ada.lovelace@analytical-engines.example.org' },
                { term: 'Telephone', value: null },
                { term: 'Address', value: '12 St James’s Square, London SW1Y 4LB' },
              ]}
            />
          </CardContent>
        </Card>
      </Specimen>
      <Specimen name="DefinitionList stacked" className="block">
        <DefinitionList
          layout="stacked"
          items={[
            { term: 'Placed', value: <DateTime value="2026-03-09T14:05:00Z" /> },
            { term: 'Paid by', value: 'Card' },
            { term: 'Released', value: null },
          ]}
        />
      </Specimen>
      <Charts />
      <Specimen name="DataTable" className="block">
        <Card className="overflow-hidden">
          <DataTable caption="Orders" columns={orderColumns} rows={orders} rowKey={(order) => order.code} />
        </Card>
        <Card className="mt-4 overflow-hidden">
          <DataTable
            caption="Orders, none"
            columns={orderColumns}
            rows={[]}
            rowKey={(order) => order.code}
            empty={
              <EmptyState icon={<ReceiptText />} level={3} title="No orders yet">
                The first one stands here the moment it is placed.
              </EmptyState>
            }
          />
        </Card>
      </Specimen>
    </>
  )
}

function Charts() {
  const [first, second] = days
  return (
    <Specimen name="BarChart" className="grid items-start gap-4 lg:grid-cols-3">
      <Card>
        <CardHeader level={3} title="Sales" description="One series, and the period before." />
        <CardContent>
          <BarChart
            caption="Sales per day"
            bars={days}
            series={[{ id: 'done', label: 'This week', tone: 'primary' }]}
            format={(value) => formatMoney(money(value, 'EUR'))}
            beforeLabel="The week before"
          />
        </CardContent>
      </Card>
      <Card>
        <CardHeader level={3} title="Runs" description="Several series upon one another." />
        <CardContent>
          <BarChart
            caption="Runs per day"
            bars={days.map(({ before: _, ...bar }) => bar)}
            series={[
              { id: 'done', label: 'Done', tone: 'primary' },
              { id: 'again', label: 'Tried again', tone: 'warning' },
              { id: 'dead', label: 'Given up', tone: 'destructive' },
            ]}
            format={String}
          />
        </CardContent>
      </Card>
      <Card>
        <CardHeader level={3} title="Nothing yet" description="No bar is higher than nothing." />
        <CardContent>
          <BarChart
            caption="Nothing per day"
            bars={[first, second].flatMap((bar) => (bar ? [{ ...bar, values: {}, before: 0 }] : []))}
            series={[{ id: 'done', label: 'Orders', tone: 'muted' }]}
            format={String}
          />
        </CardContent>
      </Card>
    </Specimen>
  )
}
