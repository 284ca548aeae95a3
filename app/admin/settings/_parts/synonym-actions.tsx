'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { client } from '#app/_trpc/client.ts'
import { synonymInput } from '#server/modules/settings/schema.ts'
import { ConfirmAction } from '../../_parts/confirm-action.tsx'
import type { Synonym } from '../../_parts/types.ts'

const NOTHING = { term: '', means: '' }

/** Adds a word that the search takes for another one too. An island: it asks, then calls the API. */
export function AddSynonym() {
  const t = useTranslations('admin.synonyms')
  const [typed, setTyped] = useState(NOTHING)
  const [asked, setAsked] = useState(false)
  const read = synonymInput.safeParse(typed)
  const wrong = (name: keyof typeof NOTHING) =>
    asked && !synonymInput.shape[name].safeParse(typed[name]).success

  async function act() {
    setAsked(true)
    if (!read.success) return null
    const result = await client.admin.settings.addSynonym.mutate(typed)
    setAsked(false)
    setTyped(NOTHING)
    if (!result.ok || result.changed.length === 0) return { ok: false, message: t('known') }
    return { ok: true, message: t('added', read.data) }
  }

  return (
    <ConfirmAction
      trigger={<Button>{t('add')}</Button>}
      title={t('add')}
      description={t('addText')}
      confirmLabel={t('save')}
      act={act}
    >
      <Field label={t('term')} hint={t('termHint')} error={wrong('term') ? t('badTerm') : undefined}>
        <Input
          value={typed.term}
          autoComplete="off"
          onChange={(event) => setTyped({ ...typed, term: event.target.value })}
        />
      </Field>
      <Field label={t('means')} hint={t('meansHint')} error={wrong('means') ? t('bad') : undefined}>
        <Input
          value={typed.means}
          autoComplete="off"
          onChange={(event) => setTyped({ ...typed, means: event.target.value })}
        />
      </Field>
    </ConfirmAction>
  )
}

/** Takes a word out again. An island: it asks, then calls the API. */
export function RemoveSynonym({ synonym: { term, means } }: { synonym: Synonym }) {
  const t = useTranslations('admin.synonyms')
  return (
    <ConfirmAction
      trigger={
        <Button variant="ghost" size="sm" aria-label={t('removeOf', { term, means })}>
          {t('remove')}
        </Button>
      }
      title={t('removeTitle', { term, means })}
      description={t('removeText')}
      confirmLabel={t('remove')}
      act={async () => {
        const result = await client.admin.settings.removeSynonym.mutate({ term, means })
        if (!result.ok || result.changed.length === 0) return { ok: true, message: t('gone') }
        return { ok: true, message: t('removed', { term, means }) }
      }}
    />
  )
}
