'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { callAuth } from '#app/(storefront)/_lib/auth-client.ts'
import { useProblemWords } from '#app/(storefront)/_lib/use-problem-words.ts'
import { inLocale } from '#server/messages/locales.ts'

/** Sends the link that verifies an address once more. An island: it is a mutation. */
export function ResendLink({ email }: { email: string }) {
  const t = useTranslations('account.overview')
  const locale = useLocale()
  const words = useProblemWords()
  const [busy, setBusy] = useState(false)
  async function send() {
    setBusy(true)
    const callbackURL = inLocale('/verified', locale)
    const answer = await callAuth('/send-verification-email', { email, callbackURL })
    setBusy(false)
    if (answer.ok) toast.success(t('resent'))
    else toast.error(words(answer))
  }
  return (
    <Button variant="outline" size="sm" onClick={send} loading={busy}>
      {t('resend')}
    </Button>
  )
}
