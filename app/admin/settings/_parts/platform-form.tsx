'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Control, useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardFooter, CardHeader } from '#app/_components/ui/card.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { messageOf } from '#app/_trpc/errors.ts'
import { CURRENCIES } from '#server/core/money.ts'
import type { Settings } from '../../_parts/types.ts'
import { changeOf, checks, type PlatformField, type PlatformValues, valuesOf } from './platform-values.ts'

/** The platform's settings. An island: it holds a form. Only what was changed is sent, with what was there before. */
export function PlatformForm({ settings }: { settings: Settings['settings'] }) {
  const t = useTranslations('admin.settings')
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const form = useForm<PlatformValues>({
    values: valuesOf(settings),
    // What the operator is typing stays when somebody else's change arrives.
    resetOptions: { keepDirtyValues: true },
  })
  const { isDirty, isSubmitting, dirtyFields } = form.formState

  async function save(values: PlatformValues) {
    setProblem(undefined)
    const fields = (Object.keys(dirtyFields) as PlatformField[]).filter((field) => dirtyFields[field])
    try {
      const result = await client.admin.settings.change.mutate(changeOf(fields, values, settings))
      if (result.ok) {
        const named = fields.map((field) => t(`labels.${field}`).toLowerCase()).join(', ')
        toast.success(t('saved', { fields: named }))
        form.reset(values)
      } else {
        setProblem(t('meanwhile'))
      }
      router.refresh()
    } catch (error) {
      setProblem(messageOf(error))
    }
  }

  return (
    <Card>
      <CardHeader title={t('platform')} description={t('platformText')} />
      <form noValidate onSubmit={form.handleSubmit(save)}>
        <CardContent className="space-y-5">
          <Fields control={form.control} />
          {problem ? (
            <Alert tone="destructive" live title={t('notSaved')}>
              {problem}
            </Alert>
          ) : null}
        </CardContent>
        <CardFooter>
          {isDirty ? (
            <Button variant="outline" onClick={() => form.reset(valuesOf(settings))}>
              {t('undo')}
            </Button>
          ) : null}
          <Button type="submit" loading={isSubmitting} disabled={!isDirty}>
            {t('save')}
          </Button>
        </CardFooter>
      </form>
    </Card>
  )
}

/** The typed fields in their order, and the keyboard that a phone shows for each. */
const KEYBOARDS = {
  commission: 'decimal',
  holdDays: 'numeric',
  lowStockThreshold: 'numeric',
  transferExpiryHours: 'numeric',
  shipByHours: 'numeric',
  businessZone: 'text',
  supportEmail: 'email',
} as const satisfies Record<Exclude<PlatformField, 'currency'>, string>

function Fields({ control }: { control: Control<PlatformValues> }) {
  const t = useTranslations('admin.settings')
  const validate = (field: PlatformField) => (typed: string) => {
    const problem = checks[field](typed)
    if (!problem) return true
    return problem.word === 'whole'
      ? t('problems.whole', { least: problem.least, most: problem.most })
      : t(`problems.${problem.word}`)
  }
  return (
    <div className="grid grid-cols-1 gap-5 sm:grid-cols-2 xl:grid-cols-4">
      {(Object.keys(KEYBOARDS) as (keyof typeof KEYBOARDS)[]).map((name) => (
        <FormField
          key={name}
          control={control}
          name={name}
          label={t(`labels.${name}`)}
          hint={t(`hints.${name}`)}
          rules={{ validate: validate(name) }}
        >
          {(field) => <Input autoComplete="off" inputMode={KEYBOARDS[name]} {...field} />}
        </FormField>
      ))}
      <FormField
        control={control}
        name="currency"
        label={t('labels.currency')}
        hint={t('hints.currency')}
        rules={{ validate: validate('currency') }}
      >
        {(field) => <Select options={CURRENCIES.map((code) => ({ value: code, label: code }))} {...field} />}
      </FormField>
    </div>
  )
}
