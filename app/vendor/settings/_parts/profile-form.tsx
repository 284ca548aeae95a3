'use client'

import { useTranslations } from 'next-intl'
import { type Control, useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Textarea } from '#app/_components/ui/textarea.tsx'
import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { ShopSettings } from '../../_parts/types.ts'
import { useSettingsOutcome } from './settings-outcome.ts'

type Seen = Pick<
  ShopSettings,
  'name' | 'tagline' | 'story' | 'shippingPolicy' | 'returnPolicy' | 'foundedYear' | 'city' | 'email'
>
type Values = Record<keyof Seen, string>

/** What customers read about the vendor. An island: it holds a form. */
export function ProfileForm({ seen, mayChange }: { seen: Seen; mayChange: boolean }) {
  const t = useTranslations('vendor')
  const form = useForm<Values>({
    values: { ...seen, foundedYear: seen.foundedYear?.toString() ?? '', city: seen.city ?? '' },
    disabled: !mayChange,
  })
  const change = useMutation(client.vendor.settings.changeProfile.mutate, useSettingsOutcome())
  const whole = { ...seen, city: seen.city ?? undefined }
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={form.handleSubmit(({ foundedYear, city, ...texts }) =>
        change.mutate({
          changes: {
            ...texts,
            foundedYear: foundedYear ? Number(foundedYear) : null,
            city: city.trim() || undefined,
          },
          seen: whole,
        }),
      )}
    >
      <Names control={form.control} />
      <Texts control={form.control} />
      {mayChange && (
        <Button type="submit" loading={change.isPending} disabled={!form.formState.isDirty}>
          {t('save')}
        </Button>
      )}
    </form>
  )
}

function Names({ control }: { control: Control<Values> }) {
  const t = useTranslations('vendor.settings')
  return (
    <>
      <FormField
        control={control}
        name="name"
        label={t('name')}
        rules={{ validate: (name) => name.trim() !== '' || t('nameMissing') }}
      >
        {(field) => <Input autoComplete="organization" maxLength={120} {...field} />}
      </FormField>
      <FormField control={control} name="tagline" label={t('tagline')} hint={t('taglineHint')} optional>
        {(field) => <Input autoComplete="off" maxLength={160} {...field} />}
      </FormField>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <FormField control={control} name="city" label={t('city')} optional>
          {(field) => <Input autoComplete="address-level2" maxLength={120} {...field} />}
        </FormField>
        <FormField
          control={control}
          name="foundedYear"
          label={t('founded')}
          optional
          rules={{ pattern: { value: /^[1-9]\d{3}$/, message: t('foundedWrong') } }}
        >
          {(field) => <Input inputMode="numeric" autoComplete="off" maxLength={4} {...field} />}
        </FormField>
      </div>
      <FormField control={control} name="email" label={t('email')}>
        {(field) => <Input type="email" autoComplete="email" maxLength={254} {...field} />}
      </FormField>
    </>
  )
}

function Texts({ control }: { control: Control<Values> }) {
  const t = useTranslations('vendor.settings')
  return (
    <>
      <FormField control={control} name="story" label={t('story')} hint={t('storyHint')} optional>
        {(field) => <Textarea rows={6} maxLength={10_000} {...field} />}
      </FormField>
      <FormField control={control} name="shippingPolicy" label={t('shippingPolicy')} optional>
        {(field) => <Textarea rows={4} maxLength={5_000} {...field} />}
      </FormField>
      <FormField control={control} name="returnPolicy" label={t('returnPolicy')} optional>
        {(field) => <Textarea rows={4} maxLength={5_000} {...field} />}
      </FormField>
    </>
  )
}
