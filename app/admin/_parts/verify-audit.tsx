'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '#app/_components/ui/alert.tsx'
import { client } from '#app/_trpc/client.ts'
import { Proof } from './proof.tsx'
import type { AuditVerdict } from './types.ts'

/** Recomputes the audit trail's chain when asked. */
export function VerifyAudit() {
  const t = useTranslations('admin.audit')
  return (
    <Proof
      title={t('chain')}
      text={t('chainText')}
      verb={t('verify')}
      asking={t('checking')}
      failed={t('failed')}
      ask={() => client.admin.audit.verify.query()}
    >
      {(verdict) => <Verdict verdict={verdict} />}
    </Proof>
  )
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  const t = useTranslations('admin.audit')
  const entries = Number(verdict.entries)
  if (verdict.ok) {
    return (
      <Alert tone="success" title={t('whole')} live>
        {t('wholeText', { entries, hash: verdict.hash.slice(0, 16) })}
      </Alert>
    )
  }
  return (
    <Alert tone="destructive" title={t('broken', { entry: String(verdict.brokenAt) })} live>
      {t('brokenText', { why: verdict.why, entries })}
    </Alert>
  )
}
