import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '#app/_components/ui/table.tsx'
import { api } from '#server/trpc/caller.ts'
import { ORDERS_PATH } from '../../../_parts/orders-query.ts'
import type { Part } from '../../../_parts/types.ts'
import { findPart } from '../../_parts/find-part.ts'
import { Address } from '../../_parts/part-delivery.tsx'
import { PrintButton } from '../../_parts/print-button.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.slip'))('title') }
}

/** What lies in the parcel, for the printer: no prices, as a parcel may be a present. */
export default async function PackingSlip({ params }: { params: Promise<{ id: string }> }) {
  const part = await findPart((await params).id)
  if (!part) notFound()
  const [t, words, { vendor }] = await Promise.all([
    getTranslations('vendor.slip'),
    getTranslations('vendor.orders'),
    api(),
  ])
  const { name, city } = await vendor.settings.get()
  const units = part.items.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <>
      <PageHeader
        title={t('title')}
        breadcrumb={[
          { label: words('title'), href: ORDERS_PATH },
          { label: part.code, href: `${ORDERS_PATH}/${part.id}` },
        ]}
        actions={part.address && <PrintButton />}
        className="print:hidden"
      />
      {part.address ? (
        <article className="mx-auto max-w-3xl space-y-8 rounded-lg border border-border bg-card p-6 md:p-10 print:border-0 print:p-0">
          <header className="flex flex-wrap justify-between gap-4">
            <p className="text-xl font-semibold">{part.code}</p>
            <p className="text-sm text-muted-foreground">
              <DateTime value={part.placedAt} style="date" />
            </p>
          </header>
          <div className="grid grid-cols-1 gap-6 sm:grid-cols-2">
            <section className="space-y-1">
              <h2 className="text-xs font-medium text-muted-foreground">{t('to')}</h2>
              <Address address={part.address} />
            </section>
            <section className="space-y-1">
              <h2 className="text-xs font-medium text-muted-foreground">{t('from')}</h2>
              <p className="text-sm leading-6">
                {name}
                {city && <span className="block">{city}</span>}
              </p>
            </section>
          </div>
          <Contents part={part} />
          <footer className="flex flex-wrap justify-between gap-4 text-sm">
            <p>{t('thanks')}</p>
            <p className="font-medium">{t('total', { count: units })}</p>
          </footer>
        </article>
      ) : (
        <EmptyState title={t('cannot')} />
      )}
    </>
  )
}

async function Contents({ part }: { part: Part }) {
  const [t, words] = await Promise.all([getTranslations('vendor.slip'), getTranslations('vendor.order')])
  return (
    <Table caption={t('title')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{words('item')}</TableHeaderCell>
          <TableHeaderCell>{t('sku')}</TableHeaderCell>
          <TableHeaderCell align="end">{words('units')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {part.items.map(({ id, title, variantTitle, sku, quantity }) => (
          <TableRow key={id}>
            <TableCell>
              <span className="font-medium">{title}</span>
              <span className="block text-muted-foreground">{variantTitle}</span>
            </TableCell>
            <TableCell className="whitespace-nowrap">{sku}</TableCell>
            <TableCell align="end">{quantity}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
