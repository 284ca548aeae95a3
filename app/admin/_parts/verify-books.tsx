'use client'

import { useTranslations } from 'next-intl'
import { formatDate, formatDuration } from '#app/_components/format.ts'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { client } from '#app/_trpc/client.ts'
import { repairedInWords } from '#server/modules/reconciliation/schema.ts'
import { CheckLine } from './check-line.tsx'
import { ConfirmAction } from './confirm-action.tsx'
import { Proof } from './proof.tsx'
import type { Verification } from './types.ts'

/** Recomputes everything that must agree when asked. `brief` tells the verdict alone. */
export function VerifyBooks({ brief = false }: { brief?: boolean }) {
  const t = useTranslations('admin.reconciliation')
  return (
    <Proof
      title={t('title')}
      text={t('brief')}
      verb={t('now')}
      asking={t('comparing')}
      failed={t('failed')}
      ask={() => client.admin.reconciliation.verify.query()}
    >
      {(verification, again) => <Verdict verification={verification} brief={brief} onRepaired={again} />}
    </Proof>
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
