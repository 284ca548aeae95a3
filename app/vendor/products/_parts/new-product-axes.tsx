'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { type Limits, type NewProductValues, valuesIn, variantsFor } from './new-product.ts'

/** What a product can be had in, such as sizes and colours; its variants follow. */
export function NewProductAxes({ limits }: { limits: Limits }) {
  const t = useTranslations('vendor.newProduct')
  const { control, getValues, setValue } = useFormContext<NewProductValues>()
  const { fields, append, remove } = useFieldArray({ control, name: 'axes' })
  const adjust = () => setValue('variants', variantsFor(getValues('axes'), getValues('variants')))

  function isFine(field: string): string | true {
    const values = valuesIn(field)
    if (values.length === 0) return t('valuesMissing')
    if (values.length > limits.values) return t('valuesTooMany', { most: limits.values })
    if (new Set(values).size < values.length) return t('valuesTwice')
    return getValues('variants').length <= limits.variants || t('variantsTooMany', { most: limits.variants })
  }

  return (
    <Card>
      <CardHeader title={t('axes')} description={t('axesText')} />
      <CardContent className="space-y-4">
        {fields.map(({ id }, at) => (
          <fieldset key={id} className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto]">
            <legend className="sr-only">{t('axisNumber', { number: at + 1 })}</legend>
            <FormField
              control={control}
              name={`axes.${at}.name`}
              label={t('axisName')}
              rules={{ validate: (name) => name.trim() !== '' || t('axisNameMissing') }}
            >
              {(field) => (
                <Input autoComplete="off" maxLength={40} placeholder={t('axisNameExample')} {...field} />
              )}
            </FormField>
            <FormField
              control={control}
              name={`axes.${at}.values`}
              label={t('axisValues')}
              rules={{ validate: isFine }}
            >
              {({ onChange, ...field }) => (
                <Input
                  autoComplete="off"
                  maxLength={800}
                  placeholder={t('axisValuesExample')}
                  {...field}
                  onChange={(event) => {
                    onChange(event)
                    adjust()
                  }}
                />
              )}
            </FormField>
            <Button
              variant="ghost"
              size="icon"
              className="self-end"
              aria-label={t('removeAxis', { number: at + 1 })}
              onClick={() => {
                remove(at)
                adjust()
              }}
            >
              <X aria-hidden />
            </Button>
          </fieldset>
        ))}
        {fields.length < limits.axes && (
          <Button variant="outline" size="sm" onClick={() => append({ name: '', values: '' })}>
            {t('addAxis')}
          </Button>
        )}
      </CardContent>
    </Card>
  )
}
