'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { sayOnNextPage } from '#app/_components/ui/say-on-next-page.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { callAuth } from '#app/(storefront)/_lib/auth-client.ts'
import { inLocale } from '#server/messages/locales.ts'

/** Deletes the account of who writes its password. What this browser still holds of the session goes with it. */
export function DeleteAccount() {
  const t = useTranslations('account.profile')
  const locale = useLocale()
  const words = useErrorMessage()
  const auth = useTranslations('auth')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()

  async function close(): Promise<boolean> {
    if (password === '') {
      setProblem(auth('problems.password'))
      return false
    }
    try {
      const closed = await client.account.close.mutate({ password })
      if (closed.ok) {
        await callAuth('/sign-out', {})
        sayOnNextPage(t('deleted'))
        location.assign(inLocale('/', locale))
        return true
      }
      const { reason } = closed
      setProblem(reason === 'wrong-password' ? auth('problems.wrongPassword') : t(`refusals.${reason}`))
    } catch (error) {
      setProblem(words(error))
    }
    return false
  }

  return (
    <AlertDialog
      trigger={<Button variant="destructive">{t('deleteButton')}</Button>}
      title={t('deleteTitle')}
      description={t('deleteQuestion')}
      confirmLabel={t('deleteConfirm')}
      cancelLabel={t('keep')}
      destructive
      onConfirm={close}
    >
      <Field label={auth('fields.password')} name="password" error={problem}>
        <Input
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </Field>
    </AlertDialog>
  )
}
