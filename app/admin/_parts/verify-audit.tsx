'use client'

import { useState } from 'react'
import { formatNumber } from '#app/_components/format.ts'
import { announce } from '#app/_components/live-region.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'

type Result = { tone: 'success' | 'destructive' | 'warning'; title: string; words: string }

/** Recomputes the audit trail's chain when asked. An island: it waits for the answer. */
export function VerifyAudit() {
  const client = useTRPCClient()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result>()

  async function verify() {
    setBusy(true)
    announce('Checking the audit trail.')
    setResult(await outcome(client))
    setBusy(false)
  }

  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="text-sm font-medium">Hash chain of the audit trail</p>
          <p className="text-sm text-muted-foreground">Every entry's hash, from the first to the last.</p>
        </div>
        <Button variant="outline" size="sm" loading={busy} onClick={() => void verify()}>
          Verify the audit trail
        </Button>
      </div>
      {result ? (
        <Alert tone={result.tone} title={result.title} live>
          {result.words}
        </Alert>
      ) : null}
    </div>
  )
}

async function outcome(client: ReturnType<typeof useTRPCClient>): Promise<Result> {
  try {
    const verdict = await client.admin.audit.verify.query()
    const entries = formatNumber(Number(verdict.entries))
    if (verdict.ok) {
      const words = `${entries} entries, each following the one before it. It ends with ${verdict.hash.slice(0, 16)}…`
      return { tone: 'success', title: 'The audit trail is whole', words }
    }
    return {
      tone: 'destructive',
      title: `The audit trail is broken at entry ${verdict.brokenAt}`,
      words: `${verdict.why}. The ${entries} entries before it hold.`,
    }
  } catch (error) {
    return { tone: 'warning', title: 'It could not be checked', words: messageOf(error) }
  }
}
