'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatDate, formatDuration } from '#app/_components/format.ts'
import { announce } from '#app/_components/live-region.tsx'
import { Price } from '#app/_components/price.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '#app/_components/ui/table.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'
import type { BookProof } from './types.ts'

type Result = { proof: BookProof } | { problem: string }
type Currency = BookProof['currencies'][number]

/** Sums the whole book when asked. An island: it waits for the answer. */
export function ProveBook() {
  const t = useTranslations('admin.proof')
  const client = useTRPCClient()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result>()

  async function prove() {
    setBusy(true)
    announce(t('proving'))
    try {
      setResult({ proof: await client.admin.book.prove.query() })
    } catch (error) {
      setResult({ problem: messageOf(error) })
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-sm font-medium">{t('title')}</h2>
          <p className="text-sm text-muted-foreground">{t('text')}</p>
        </div>
        <Button variant="outline" size="sm" loading={busy} onClick={() => void prove()}>
          {t('prove')}
        </Button>
      </div>
      {result && 'problem' in result ? (
        <Alert tone="warning" title={t('failed')} live>
          {result.problem}
        </Alert>
      ) : null}
      {result && 'proof' in result ? <Verdict proof={result.proof} /> : null}
    </div>
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
