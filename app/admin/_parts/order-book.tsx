import { DateTime } from '#app/_components/date-time.tsx'
import { Price } from '#app/_components/price.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '#app/_components/ui/table.tsx'
import type { Journal } from './types.ts'
import { humanise } from './words.ts'

/** Everything that was booked for an order: each journal with its postings. */
export function OrderBook({ journals }: { journals: readonly Journal[] }) {
  return (
    <Card className="overflow-hidden">
      <CardHeader title="Book" description="Journals of the order; each sums to zero" />
      {journals.length === 0 ? (
        <CardContent>
          <p className="text-sm text-muted-foreground">Nothing is booked yet.</p>
        </CardContent>
      ) : (
        <ul>
          {journals.map((journal) => (
            <li key={journal.id} className="border-t border-border">
              <JournalEntry journal={journal} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function JournalEntry({ journal }: { journal: Journal }) {
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 pt-3 pb-2 md:px-6">
        <h3 className="text-sm font-medium">{journal.description}</h3>
        <DateTime value={journal.at} className="text-xs text-muted-foreground" />
        <p className="w-full font-mono text-xs text-muted-foreground [overflow-wrap:anywhere]">
          {journal.reference}
        </p>
      </div>
      <Table caption={`Postings of ${journal.reference}`} className="table-fixed">
        <TableHead>
          <TableRow>
            <TableHeaderCell className="w-1/2">Account</TableHeaderCell>
            <TableHeaderCell align="end">Debit</TableHeaderCell>
            <TableHeaderCell align="end">Credit</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {journal.postings.map(({ id, account, vendor, bucket, amount, currency }) => (
            <TableRow key={id}>
              <TableCell>
                {vendor ?? humanise(account)}
                {bucket ? (
                  <span className="text-muted-foreground">, {humanise(bucket).toLowerCase()}</span>
                ) : null}
              </TableCell>
              <TableCell align="end">
                {amount > 0 ? <Price amount={amount} currency={currency} /> : null}
              </TableCell>
              <TableCell align="end">
                {amount < 0 ? <Price amount={-amount} currency={currency} /> : null}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  )
}
