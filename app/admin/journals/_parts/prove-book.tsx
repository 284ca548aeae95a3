'use client'

import { useTranslations } from 'next-intl'
import { formatDate, formatDuration } from '#app/_components/format.ts'
import { Price } from '#app/_components/price.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '#app/_components/ui/table.tsx'
import { client } from '#app/_trpc/client.ts'
import { Proof } from '../../_parts/proof.tsx'
import type { BookProof } from '../../_parts/types.ts'

type Currency = BookProof['currencies'][number]

/** Sums the whole book when asked. */
export function ProveBook() {
  const t = useTranslations('admin.proof')
  return (
    <Proof
      title={t('title')}
      text={t('text')}
      verb={t('prove')}
      asking={t('proving')}
      failed={t('failed')}
      ask={() => client.admin.book.prove.query()}
    >
      {(proof) => <Verdict proof={proof} />}
    </Proof>
  )
}

function Verdict({ proof: { at, tookMs, currencies } }: { proof: BookProof }) {
  const t = useTranslations('admin.proof')
  const holds = currencies.every(({ difference }) => difference === 0)
  const postings = currencies.reduce((sum, currency) => sum + currency.postings, 0)
  return (
    <>
      <Alert tone={holds ? 'success' : 'destructive'} title={t(holds ? 'holds' : 'broken')} live>
        {t('took', { at: formatDate(at, { style: 'date-time' }), took: formatDuration(tookMs), postings })}
      </Alert>
      {currencies.map((currency) => (
        <TrialBalance key={currency.currency} proof={currency} />
      ))}
    </>
  )
}

function TrialBalance({ proof }: { proof: Currency }) {
  const t = useTranslations('admin.proof')
  const words = useTranslations('admin.journals')
  const { currency, accounts, debits, credits, difference } = proof
  const rows = [
    ...accounts.map(({ account, bucket, ...sums }) => ({
      ...{ id: `${account}:${bucket}`, sums, total: false },
      name: bucket
        ? `${words(`accounts.${account}`)}, ${words(`buckets.${bucket}`)}`
        : words(`accounts.${account}`),
      balance: sums.debits - sums.credits,
    })),
    { id: 'total', name: t('total'), sums: { debits, credits }, balance: difference, total: true },
  ]
  return (
    <div className="overflow-hidden rounded-md border border-border">
      <Table caption={t('caption', { currency })}>
        <TableHead>
          <TableRow>
            <TableHeaderCell>{t('account')}</TableHeaderCell>
            <TableHeaderCell align="end">{t('debits')}</TableHeaderCell>
            <TableHeaderCell align="end">{t('credits')}</TableHeaderCell>
            <TableHeaderCell align="end">{t('balance')}</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ id, name, sums, balance, total }) => (
            <TableRow key={id} className={total ? 'bg-muted font-semibold' : undefined}>
              <TableCell>{name}</TableCell>
              {[sums.debits, sums.credits, balance].map((amount, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns in their order
                <TableCell key={index} align="end">
                  <Price amount={amount} currency={currency} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}
