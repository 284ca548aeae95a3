'use client'

import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { Textarea } from '#app/_components/ui/textarea.tsx'

type ProductTextsProps = { categories: readonly { value: string; label: string }[] }

/** What customers read of a product; the form around it (`FormProvider`) has these fields. */
export function ProductTexts({ categories }: ProductTextsProps) {
  const t = useTranslations('vendor.product')
  const { control } = useFormContext<{ title: string; description: string; category: string }>()
  return (
    <>
      <FormField
        control={control}
        name="title"
        label={t('title')}
        rules={{ validate: (title) => title.trim() !== '' || t('titleMissing') }}
      >
        {(field) => <Input autoComplete="off" maxLength={200} {...field} />}
      </FormField>
      <FormField control={control} name="description" label={t('description')} optional>
        {(field) => <Textarea rows={8} maxLength={10_000} {...field} />}
      </FormField>
      <FormField control={control} name="category" label={t('category')} optional>
        {(field) => <Select options={[{ value: '', label: t('noCategory') }, ...categories]} {...field} />}
      </FormField>
    </>
  )
}
