'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import type { CheckoutForm } from '#app/(storefront)/_lib/checkout-form.ts'

/** Where news of the order go. A telephone is asked for only where somebody wants text messages. */
export function ContactFields() {
  const t = useTranslations('checkout.contact')
  const { control, watch } = useFormContext<CheckoutForm>()
  const [wanted, setWanted] = useState(false)
  const withPhone = wanted || watch('phone') !== '' || watch('wantsSms')
  return (
    <>
      <FormField control={control} name="email" label={t('email')} hint={t('emailHint')}>
        {(field) => <Input type="email" autoComplete="email" {...field} />}
      </FormField>
      {withPhone ? (
        <>
          <FormField control={control} name="phone" label={t('phone')} optional hint={t('phoneHint')}>
            {(field) => <Input type="tel" autoComplete="tel" placeholder="+49 30 1234567" {...field} />}
          </FormField>
          <FormField control={control} name="wantsSms" label={t('sms')} hideLabel>
            {({ value, onChange }) => (
              <CheckboxField
                label={t('sms')}
                checked={Boolean(value)}
                onCheckedChange={(checked) => onChange(checked)}
              />
            )}
          </FormField>
        </>
      ) : (
        <Button variant="link" onClick={() => setWanted(true)}>
          {t('addPhone')}
        </Button>
      )}
    </>
  )
}
