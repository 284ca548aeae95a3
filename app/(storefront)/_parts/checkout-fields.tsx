'use client'

import type { ReactNode } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import type { CheckoutForm } from '../_lib/checkout-form.ts'
import { COUNTRIES } from '../_lib/countries.ts'

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

export function AddressFields({ form, onCountry }: { form: Form; onCountry: (country: string) => void }) {
  const { control } = form
  return (
    <Step id="address" title="Delivery address">
      <FormField control={control} name="name" label="Name">
        {(field) => <Input autoComplete="shipping name" {...field} />}
      </FormField>
      <FormField control={control} name="line1" label="Street and number">
        {(field) => <Input autoComplete="shipping address-line1" {...field} />}
      </FormField>
      <FormField control={control} name="line2" label="Flat, company, c/o" optional>
        {(field) => <Input autoComplete="shipping address-line2" {...field} />}
      </FormField>
      <div className="grid gap-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <FormField control={control} name="postalCode" label="Postal code">
          {(field) => <Input autoComplete="shipping postal-code" {...field} />}
        </FormField>
        <FormField control={control} name="city" label="Town or city">
          {(field) => <Input autoComplete="shipping address-level2" {...field} />}
        </FormField>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField control={control} name="region" label="State or region" optional>
          {(field) => <Input autoComplete="shipping address-level1" {...field} />}
        </FormField>
        <FormField control={control} name="country" label="Country">
          {(field) => (
            <Select
              autoComplete="shipping country"
              options={COUNTRIES}
              {...field}
              onChange={(event) => {
                field.onChange(event)
                onCountry(event.currentTarget.value)
              }}
            />
          )}
        </FormField>
      </div>
    </Step>
  )
}
