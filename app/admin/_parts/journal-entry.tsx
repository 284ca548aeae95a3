import { useTranslations } from 'next-intl'
import { DateTime } from '#app/_components/date-time.tsx'
import { Price } from '#app/_components/price.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '#app/_components/ui/table.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { Journal } from './types.ts'

/** One journal with its postings, and what they sum to: zero in each currency. */
export function JournalEntry({ journal, withOrder }: { journal: Journal; withOrder?: string | null }) {
  const t = useTranslations('admin.journals')
  const sums = Map.groupBy(journal.postings, ({ currency }) => currency)
  const off = [...sums].flatMap(([currency, postings]) => {
    const sum = postings.reduce((total, { amount }) => total + amount, 0)
    return sum === 0 ? [] : [{ currency, sum }]
  })
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 pt-3 pb-2 md:px-6">
        <h3 className="text-sm font-medium">{journal.description}</h3>
        <DateTime value={journal.at} className="text-xs text-muted-foreground" />
        <p className="min-w-0 flex-1 basis-full font-mono text-xs text-muted-foreground [overflow-wrap:anywhere] md:basis-auto">
          {journal.reference}
        </p>
        <span className="flex items-center gap-3 text-xs">
          {withOrder ? (
            <Link href={`/admin/journals?q=${withOrder}`} className="link">
              {t('order')}
            </Link>
          ) : null}
          {off.length === 0 ? <Badge tone="success">{t('balanced')}</Badge> : null}
          {off.map(({ currency, sum }) => (
            <Badge key={currency} tone="destructive">
              {t('sum')} <Price amount={sum} currency={currency} />
            </Badge>
          ))}
        </span>
      </div>
      <Postings journal={journal} />
    </>
  )
}

function Postings({ journal: { reference, postings } }: { journal: Journal }) {
  const t = useTranslations('admin.journals')
  return (
    <Table caption={t('postingsOf', { reference })} className="table-fixed">
      <TableHead>
        <TableRow>
          <TableHeaderCell className="w-1/2">{t('account')}</TableHeaderCell>
          <TableHeaderCell align="end">{t('debit')}</TableHeaderCell>
          <TableHeaderCell align="end">{t('credit')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {postings.map(({ id, account, vendor, bucket, amount, currency }) => (
          <TableRow key={id}>
            <TableCell>
              {vendor ?? t(`accounts.${account}`)}
              {bucket ? <span className="text-muted-foreground">, {t(`buckets.${bucket}`)}</span> : null}
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
  )
}
