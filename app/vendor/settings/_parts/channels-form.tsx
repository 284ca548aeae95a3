'use client'

import { useTranslations } from 'next-intl'
import { type Control, Controller, useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { useSettingsOutcome } from './settings-outcome.ts'

type Seen = { notifyByEmail: boolean; notifyBySms: boolean; phone: string | null }
type Values = { notifyByEmail: boolean; notifyBySms: boolean; phone: string }
type ChannelsFormProps = { seen: Seen; email: string; mayChange: boolean }

/** By which ways the vendor hears of orders. An island: it holds a form. */
export function ChannelsForm({ seen, email, mayChange }: ChannelsFormProps) {
  const t = useTranslations('vendor')
  const form = useForm<Values>({ values: { ...seen, phone: seen.phone ?? '' }, disabled: !mayChange })
  const change = useMutation(client.vendor.settings.changeChannels.mutate, useSettingsOutcome())
  const { control } = form
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={form.handleSubmit(({ phone, ...channels }) =>
        change.mutate({
          changes: { ...channels, phone: phone.trim() || undefined },
          seen: { ...seen, phone: seen.phone ?? undefined },
        }),
      )}
    >
      <Box control={control} name="notifyByEmail" label={t('settings.byEmail', { email })} />
      <Box control={control} name="notifyBySms" label={t('settings.bySms')} />
      <FormField
        control={control}
        name="phone"
        label={t('settings.phone')}
        hint={t('settings.phoneHint')}
        optional
        rules={{
          validate: (phone, { notifyBySms }) => {
            if (phone.trim() === '') return !notifyBySms || t('settings.phoneMissing')
            return /^\+[1-9]\d{6,14}$/.test(phone.trim()) || t('settings.phoneWrong')
          },
        }}
      >
        {(field) => <Input type="tel" autoComplete="tel" className="max-w-72" {...field} />}
      </FormField>
      {mayChange && (
        <Button type="submit" loading={change.isPending} disabled={!form.formState.isDirty}>
          {t('save')}
        </Button>
      )}
    </form>
  )
}

type BoxProps = { control: Control<Values>; name: 'notifyByEmail' | 'notifyBySms'; label: string }

function Box({ control, name, label }: BoxProps) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <CheckboxField
          label={label}
          checked={field.value}
          disabled={field.disabled}
          onCheckedChange={field.onChange}
        />
      )}
    />
  )
}
