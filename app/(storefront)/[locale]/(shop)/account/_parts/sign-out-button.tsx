'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { callAuth } from '#app/(storefront)/_lib/auth-client.ts'
import { useProblemWords } from '#app/(storefront)/_lib/use-problem-words.ts'
import { inLocale } from '#server/messages/locales.ts'

/** Ends the session on the server, then leaves: nothing that was rendered for the person stays open. */
export function SignOutButton() {
  const t = useTranslations('auth')
  const locale = useLocale()
  const words = useProblemWords()
  const [busy, setBusy] = useState(false)
  async function signOut() {
    setBusy(true)
    const answer = await callAuth('/sign-out', {})
    if (answer.ok) return location.assign(inLocale('/', locale))
    setBusy(false)
    toast.error(words(answer))
  }
  return (
    <Button variant="ghost" onClick={signOut} loading={busy}>
      {t('signOut')}
    </Button>
  )
}
