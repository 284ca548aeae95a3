'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Form } from '#app/_components/form.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { inLocale, isLocale, LOCALES, type Locale } from '#server/messages/locales.ts'

/** The language of mails to this person; the page comes again in it. */
export function LanguageForm({ chosen }: { chosen: Locale }) {
  const t = useTranslations('account.profile')
  const words = useErrorMessage()
  const [busy, setBusy] = useState(false)

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const locale = String(new FormData(event.currentTarget).get('locale'))
    if (!isLocale(locale)) return
    setBusy(true)
    try {
      await client.account.setLocale.mutate({ locale })
      location.assign(inLocale('/account/profile', locale))
    } catch (error) {
      setBusy(false)
      toast.error(words(error))
    }
  }

  return (
    <Form onSubmit={save} className="flex max-w-md flex-wrap items-end gap-3">
      <Field label={t('languageField')} name="locale" className="min-w-48 flex-1">
        <Select
          name="locale"
          defaultValue={chosen}
          options={LOCALES.map((value) => ({ value, label: t(value) }))}
        />
      </Field>
      <Button type="submit" variant="outline" loading={busy}>
        {t('languageSave')}
      </Button>
    </Form>
  )
}
