'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type Control, Controller, type FieldPath, useForm } from 'react-hook-form'
import { Form } from '#app/_components/form.tsx'
import { FormField } from '#app/_components/form-field.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { OPTIONAL_MAILS } from '#server/modules/notifications/constants.ts'
import type { Preferences } from '#server/modules/notifications/schema.ts'
import { type PreferencesValues, preferencesFrom, valuesOf } from '../_lib/preferences-form.ts'

/** Where most customers are, until the browser has said where this one is. */
const ZONE = 'Europe/Berlin'

/** What a customer is told, and how. An island: fields appear as they are needed. */
export function PreferencesForm({ preferences }: { preferences: Preferences }) {
  const t = useTranslations('account.notifications')
  const form = useForm<PreferencesValues>({ defaultValues: valuesOf(preferences, ZONE) })
  const { control, watch } = form
  const zones = useTimeZones(preferences, (zone) => form.setValue('timeZone', zone))
  const { problem, save } = useSave(form.setError)
  const [sms, quiet] = watch(['sms', 'quiet'])
  return (
    <Form onSubmit={form.handleSubmit(save)} className="max-w-2xl space-y-6">
      {problem && <Alert live tone="destructive" title={problem} />}
      <Card aria-labelledby="by-mail">
        <CardHeader id="by-mail" title={t('mail')} />
        <CardContent className="space-y-1">
          <CheckboxField label={t('confirmation')} hint={t('confirmationHint')} checked disabled />
          {OPTIONAL_MAILS.map((mail) => (
            <Switch key={mail} control={control} name={`mails.${mail}`} label={t(mail)} />
          ))}
        </CardContent>
      </Card>
      <Card aria-labelledby="by-sms">
        <CardHeader id="by-sms" title={t('sms')} />
        <CardContent className="space-y-4">
          <Switch control={control} name="sms" label={t('smsOn')} />
          {sms && (
            <>
              <FormField
                control={control}
                name="phone"
                label={t('phone')}
                hint={t('phoneHint')}
                className="max-w-sm"
              >
                {(field) => <Input type="tel" autoComplete="tel" {...field} />}
              </FormField>
              <fieldset className="space-y-3">
                <legend className="text-sm font-semibold">{t('quiet')}</legend>
                <Switch control={control} name="quiet" label={t('quietOn')} hint={t('quietHint')} />
                {quiet && <QuietFields control={control} zones={zones} />}
              </fieldset>
            </>
          )}
        </CardContent>
      </Card>
      <Button type="submit" loading={form.formState.isSubmitting}>
        {t('save')}
      </Button>
    </Form>
  )
}

type SwitchProps = {
  control: Control<PreferencesValues>
  name: Extract<FieldPath<PreferencesValues>, 'sms' | 'quiet' | `mails.${string}`>
  label: string
  hint?: string
}

function Switch({ control, name, ...words }: SwitchProps) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <CheckboxField {...words} checked={field.value === true} onCheckedChange={field.onChange} />
      )}
    />
  )
}

function QuietFields({ control, zones }: { control: Control<PreferencesValues>; zones: readonly string[] }) {
  const t = useTranslations('account.notifications')
  const options = zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-[8rem_8rem_minmax(0,1fr)]">
      <FormField control={control} name="from" label={t('from')}>
        {(field) => <Input type="time" {...field} />}
      </FormField>
      <FormField control={control} name="until" label={t('until')}>
        {(field) => <Input type="time" {...field} />}
      </FormField>
      <FormField control={control} name="timeZone" label={t('timeZone')}>
        {(field) => <Select options={options} {...field} />}
      </FormField>
    </div>
  )
}

/** The zones that this browser knows, once it is there to be asked: the server may know others. */
function useTimeZones({ quietHours }: Preferences, propose: (zone: string) => void): readonly string[] {
  const [zones, setZones] = useState<readonly string[]>([quietHours?.timeZone ?? ZONE])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    setZones([...new Set([...zones, own, ...Intl.supportedValuesOf('timeZone')])].sort())
    if (!quietHours) propose(own)
  }, [])
  return zones
}

function useSave(setError: ReturnType<typeof useForm<PreferencesValues>>['setError']) {
  const t = useTranslations('account.notifications')
  const words = useErrorMessage()
  const [problem, setProblem] = useState<string | null>(null)
  async function save(values: PreferencesValues) {
    setProblem(null)
    try {
      const made = await preferencesFrom(values)
      if ('wrong' in made) {
        made.wrong.forEach((field, at) => {
          setError(field, { message: t(`problems.${field}`) }, { shouldFocus: at === 0 })
        })
        return
      }
      await client.account.preferences.save.mutate(made.preferences)
      toast.success(t('saved'))
    } catch (error) {
      setProblem(words(error))
    }
  }
  return { problem, save }
}
