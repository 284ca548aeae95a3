'use client'

import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { minorDigits } from '#server/core/money.ts'
import { type Limits, type NewProductValues, priceIn, unitsIn } from './new-product.ts'

/** SKU, price and first units of each variant; a combination that is not made is unticked. */
export function NewProductVariants({ currency, limits }: { currency: string; limits: Limits }) {
  const t = useTranslations('vendor.newProduct')
  const { control } = useFormContext<NewProductValues>()
  const variants = useWatch({ control, name: 'variants' })
  return (
    <Card>
      <CardHeader title={t('variants')} description={t('variantsText', { currency })} />
      <CardContent>
        <ul className="divide-y divide-border">
          {variants.slice(0, limits.variants).map(({ choice }, at) => (
            <li key={choice.join()} className="py-4 first:pt-0 last:pb-0">
              <Variant at={at} name={choice.join(' / ')} currency={currency} />
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  )
}

function Variant({ at, name, currency }: { at: number; name: string; currency: string }) {
  const { control, setValue } = useFormContext<NewProductValues>()
  const offered = useWatch({ control, name: `variants.${at}.offered` })
  return (
    <fieldset className="space-y-2">
      <legend className={name ? 'sr-only' : 'hidden'}>{name}</legend>
      {name && (
        <CheckboxField
          label={<span className="font-medium">{name}</span>}
          checked={offered}
          onCheckedChange={(checked) => setValue(`variants.${at}.offered`, checked)}
        />
      )}
      {offered && <Fields at={at} currency={currency} />}
    </fieldset>
  )
}

function Fields({ at, currency }: { at: number; currency: string }) {
  const t = useTranslations('vendor.newProduct')
  const words = useTranslations('vendor.product')
  const { control, getValues } = useFormContext<NewProductValues>()
  const digits = minorDigits(currency)

  function skuProblem(typed: string): string | true {
    const sku = typed.trim()
    if (sku === '') return t('skuMissing')
    const same = getValues('variants').filter((one) => one.offered && one.sku.trim() === sku)
    return same.length < 2 || t('skuTwice')
  }

  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <FormField
        control={control}
        name={`variants.${at}.sku`}
        label={t('sku')}
        rules={{ validate: skuProblem }}
      >
        {(field) => <Input autoComplete="off" maxLength={64} {...field} />}
      </FormField>
      <FormField
        control={control}
        name={`variants.${at}.price`}
        label={t('priceIn', { currency })}
        rules={{ validate: (typed) => priceIn(typed, digits) !== null || words('priceWrong') }}
      >
        {(field) => <Input inputMode="decimal" autoComplete="off" {...field} />}
      </FormField>
      <FormField
        control={control}
        name={`variants.${at}.onHand`}
        label={words('onHand')}
        rules={{ validate: (typed) => unitsIn(typed) !== null || words('unitsWrong') }}
      >
        {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
      </FormField>
    </div>
  )
}
