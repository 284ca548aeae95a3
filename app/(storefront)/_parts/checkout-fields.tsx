'use client'

import type { ReactNode } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import type { CheckoutForm } from '../_lib/checkout-form.ts'

type Form = UseFormReturn<CheckoutForm>

/** One titled group of the checkout. */
export function Step({
  id,
  title,
  actions,
  children,
}: {
  id: string
  title: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <Card aria-labelledby={id}>
      <CardHeader id={id} title={title} actions={actions} />
      <CardContent className="space-y-4">{children}</CardContent>
    </Card>
  )
}

export function ContactFields({ form, signedIn }: { form: Form; signedIn: boolean }) {
  const { control } = form
  const signIn = !signedIn && (
    <a href="/sign-in?next=/checkout" className="link text-sm">
      Sign in instead
    </a>
  )
  return (
    <Step id="contact" title="Contact" actions={signIn}>
      <FormField
        control={control}
        name="email"
        label="E-mail"
        hint="The confirmation and the news of each parcel go here."
      >
        {(field) => <Input type="email" autoComplete="email" {...field} />}
      </FormField>
      <FormField control={control} name="phone" label="Phone" optional hint="With its country code.">
        {(field) => <Input type="tel" autoComplete="tel" placeholder="+49 30 1234567" {...field} />}
      </FormField>
      <FormField control={control} name="wantsSms" label="Text messages" hideLabel>
        {({ value, onChange }) => (
          <CheckboxField
            label="Send me a text message when a parcel is on its way"
            checked={Boolean(value)}
            onCheckedChange={(checked) => onChange(checked)}
          />
        )}
      </FormField>
    </Step>
  )
}
