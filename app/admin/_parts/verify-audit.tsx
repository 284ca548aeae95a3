'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { announce } from '#app/_components/live-region.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'

type Result = { tone: 'success' | 'destructive' | 'warning'; title: string; words: string }

/** Recomputes the audit trail's chain when asked. An island: it waits for the answer. */
export function VerifyAudit() {
  const t = useTranslations('admin.audit')
  const client = useTRPCClient()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result>()

  async function outcome(): Promise<Result> {
    try {
      const verdict = await client.admin.audit.verify.query()
      const entries = Number(verdict.entries)
      if (verdict.ok) {
        const words = t('wholeText', { entries, hash: verdict.hash.slice(0, 16) })
        return { tone: 'success', title: t('whole'), words }
      }
      return {
        tone: 'destructive',
        title: t('broken', { entry: String(verdict.brokenAt) }),
        words: t('brokenText', { why: verdict.why, entries }),
      }
    } catch (error) {
      return { tone: 'warning', title: t('failed'), words: messageOf(error) }
    }
  }

  async function verify() {
    setBusy(true)
    announce(t('checking'))
    setResult(await outcome())
    setBusy(false)
  }

  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="text-sm font-medium">{t('chain')}</p>
          <p className="text-sm text-muted-foreground">{t('chainText')}</p>
        </div>
        <Button variant="outline" size="sm" loading={busy} onClick={() => void verify()}>
          {t('verify')}
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
