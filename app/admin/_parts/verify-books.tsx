'use client'

import { useState } from 'react'
import { formatDate, formatDuration, formatNumber } from '#app/_components/format.ts'
import { announce } from '#app/_components/live-region.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'
import { repairedInWords } from '#server/modules/reconciliation/schema.ts'
import { ConfirmAction } from './confirm-action.tsx'
import type { Verification } from './types.ts'

type Result = { verification: Verification } | { problem: string }

/** Recomputes everything that must agree when asked. `brief` tells the verdict alone. An island: it waits for the answer. */
export function VerifyBooks({ brief = false }: { brief?: boolean }) {
  const client = useTRPCClient()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result>()

  async function verify() {
    setBusy(true)
    announce('Comparing orders, stock, money and jobs.')
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
          <p className="text-sm font-medium">Reconciliation</p>
          <p className="text-sm text-muted-foreground">
            Orders, stock, money and jobs, recomputed from their rows.
          </p>
        </div>
        <Button variant="outline" size="sm" loading={busy} onClick={() => void verify()}>
          Reconcile now
        </Button>
      </div>
      {result && 'problem' in result ? (
        <Alert tone="warning" title="It could not be checked" live>
          {result.problem}
        </Alert>
      ) : null}
      {result && 'verification' in result ? <Verdict {...result.verification} brief={brief} /> : null}
      {!brief && result && 'verification' in result && differs(result.verification) ? (
        <Repair onDone={() => void verify()} />
      ) : null}
    </div>
  )
}

const differs = ({ checks }: Verification) => checks.some(({ found }) => found > 0)

/** Asks, repairs what is safe, says what that was, and compares again. */
function Repair({ onDone }: { onDone: () => void }) {
  const client = useTRPCClient()
  return (
    <ConfirmAction
      trigger={
        <Button variant="outline" size="sm">
          Repair what is safe
        </Button>
      }
      title="Repair what is safe to repair?"
      description="Lost deliveries are handed out again, balances are rebuilt from the postings, and sales figures are counted again from the orders. Everything else stays as it is, for you to look at. The audit trail records it."
      confirmLabel="Repair"
      act={async () => {
        const repaired = await client.admin.reconciliation.repair.mutate()
        onDone()
        return { ok: true, message: repairedInWords(repaired).join(' ') }
      }}
    />
  )
}

function Verdict({ at, tookMs, checks, brief }: Verification & { brief: boolean }) {
  const wrong = checks.filter(({ found }) => found > 0)
  return (
    <>
      <Alert
        live
        tone={wrong.length === 0 ? 'success' : 'destructive'}
        title={
          wrong.length === 0
            ? `All ${checks.length} checks hold`
            : `${wrong.length} of ${checks.length} checks found differences`
        }
      >
        {formatDate(at, { style: 'date-time' })}, in {formatDuration(tookMs)}.
        {wrong.length > 0
          ? ' On a busy shop ask twice before believing a difference: work may be under way.'
          : null}
      </Alert>
      {brief && wrong.length === 0 ? null : (
        <ul className="divide-y divide-border">
          {(brief ? wrong : checks).map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      )}
    </>
  )
}

function CheckLine({ check }: { check: Verification['checks'][number] }) {
  const figures = Object.entries(check.figures)
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 text-sm font-medium">{check.name}</p>
        <Badge tone={check.found === 0 ? 'success' : 'destructive'}>
          {check.found === 0
            ? 'Holds'
            : `${formatNumber(check.found)} ${check.found === 1 ? 'difference' : 'differences'}`}
        </Badge>
      </div>
      {figures.length > 0 ? (
        <p className="mt-1 text-sm text-muted-foreground">
          {figures.map(([name, figure]) => `${name} ${formatNumber(figure)}`).join(' · ')}
        </p>
      ) : null}
      {check.differences.length > 0 ? (
        <ul className="mt-2 list-disc space-y-1 pl-5 text-sm [overflow-wrap:anywhere]">
          {check.differences.map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
