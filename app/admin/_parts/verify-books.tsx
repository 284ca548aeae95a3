'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatDate, formatDuration } from '#app/_components/format.ts'
import { announce } from '#app/_components/live-region.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'
import { repairedInWords } from '#server/modules/reconciliation/schema.ts'
import { CheckLine } from './check-line.tsx'
import { ConfirmAction } from './confirm-action.tsx'
import type { Verification } from './types.ts'

type Result = { verification: Verification } | { problem: string }

/** Recomputes everything that must agree when asked. `brief` tells the verdict alone. An island: it waits for the answer. */
export function VerifyBooks({ brief = false }: { brief?: boolean }) {
  const t = useTranslations('admin.reconciliation')
  const client = useTRPCClient()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result>()

  async function verify() {
    setBusy(true)
    announce(t('comparing'))
    try {
      setResult({ verification: await client.admin.reconciliation.verify.query() })
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
          <p className="text-sm font-medium">{t('title')}</p>
          <p className="text-sm text-muted-foreground">{t('brief')}</p>
        </div>
        <Button variant="outline" size="sm" loading={busy} onClick={() => void verify()}>
          {t('now')}
        </Button>
      </div>
      {result && 'problem' in result ? (
        <Alert tone="warning" title={t('failed')} live>
          {result.problem}
        </Alert>
      ) : null}
      {result && 'verification' in result ? (
        <Verdict verification={result.verification} brief={brief} onRepaired={() => void verify()} />
      ) : null}
    </div>
  )
}

interface VerdictProps {
  verification: Verification
  brief: boolean
  onRepaired: () => void
}

/** What was found: the differences first, what holds behind a fold. */
function Verdict({ verification: { at, tookMs, checks }, brief, onRepaired }: VerdictProps) {
  const t = useTranslations('admin.reconciliation')
  const wrong = checks.filter(({ found }) => found > 0)
  const holding = checks.filter(({ found }) => found === 0)
  const count = checks.length
  const took = t('took', { at: formatDate(at, { style: 'date-time' }), took: formatDuration(tookMs) })
  return (
    <>
      <Alert
        live
        tone={wrong.length === 0 ? 'success' : 'destructive'}
        title={wrong.length === 0 ? t('all', { count }) : t('some', { wrong: wrong.length, count })}
        action={wrong.length > 0 && !brief ? <Repair onDone={onRepaired} /> : undefined}
      >
        {took} {wrong.length > 0 ? t('askTwice') : null}
      </Alert>
      {wrong.length > 0 ? (
        <ul className="divide-y divide-border">
          {wrong.map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      ) : null}
      {brief || holding.length === 0 ? null : (
        <details open={wrong.length === 0}>
          <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium">
            {t('showHolding', { count: holding.length })}
          </summary>
          <ul className="divide-y divide-border">
            {holding.map((check) => (
              <CheckLine key={check.name} check={check} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Asks, repairs what is safe, says what that was, and compares again. */
function Repair({ onDone }: { onDone: () => void }) {
  const t = useTranslations('admin.reconciliation')
  const client = useTRPCClient()
  return (
    <ConfirmAction
      trigger={
        <Button variant="outline" size="sm">
          {t('repair')}
        </Button>
      }
      title={t('repairTitle')}
      description={t('repairText')}
      confirmLabel={t('repairConfirm')}
      act={async () => {
        const repaired = await client.admin.reconciliation.repair.mutate()
        onDone()
        return { ok: true, message: repairedInWords(repaired).join(' ') }
      }}
    />
  )
}
