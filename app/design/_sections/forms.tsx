'use client'

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Form } from '../../_components/form.tsx'
import { FormField } from '../../_components/form-field.tsx'
import { QuantityStepper } from '../../_components/quantity-stepper.tsx'
import { Button } from '../../_components/ui/button.tsx'
import { Checkbox, CheckboxField } from '../../_components/ui/checkbox.tsx'
import { Field } from '../../_components/ui/field.tsx'
import { Input } from '../../_components/ui/input.tsx'
import { RadioGroup } from '../../_components/ui/radio-group.tsx'
import { Select } from '../../_components/ui/select.tsx'
import { Textarea } from '../../_components/ui/textarea.tsx'
import { toast } from '../../_components/ui/toast.ts'
import { Specimen } from './specimen.tsx'

const countries = [
  { value: 'DE', label: 'Germany' },
  { value: 'AT', label: 'Austria' },
  { value: 'FR', label: 'France' },
  { value: 'IT', label: 'Italy', disabled: true },
]

/** Controls, alone and in a form. A client component because react-hook-form and the stepper keep state. */
export function Forms() {
  return (
    <>
      <Controls />
      <Choices />
      <QuantitySpecimen />
      <FormSpecimen />
    </>
  )
}

function Controls() {
  return (
    <Specimen
      name="Field with Input, Select, Textarea"
      className="grid items-start gap-6 sm:grid-cols-2 lg:grid-cols-3"
    >
      <Field label="Name">
        <Input autoComplete="off" placeholder="Ada Lovelace" />
      </Field>
      <Field label="Company" optional hint="Printed on the parcel.">
        <Input defaultValue="Analytical Engines" />
      </Field>
      <Field label="E-mail" error="Enter an address such as ada@example.org.">
        <Input type="email" defaultValue="ada@" />
      </Field>
      <Field label="Order code" disabled>
        <Input defaultValue="TH-7K3M-9QX2-F" />
      </Field>
      <Field label="IBAN" hint="Cannot be changed here.">
        <Input readOnly defaultValue="DE89 3704 0044 0532 0130 00" />
      </Field>
      <Field label="Search orders" hideLabel>
        <Input type="search" placeholder="Label hidden from eyes only" />
      </Field>
      <Field label="Country">
        <Select options={countries} defaultValue="DE" />
      </Field>
      <Field label="Country" error="Choose where it goes.">
        <Select options={countries} placeholder="Choose a country" defaultValue="" />
      </Field>
      <Field label="Country" disabled>
        <Select options={countries} defaultValue="AT" />
      </Field>
      <Field label="Note to the shop" hint="Up to 500 characters.">
        <Textarea />
      </Field>
      <Field label="Reason" error="Say why, so that the customer understands.">
        <Textarea defaultValue="n/a" />
      </Field>
    </Specimen>
  )
}

function Choices() {
  return (
    <Specimen
      name="CheckboxField, RadioGroup"
      className="grid items-start gap-6 sm:grid-cols-2 lg:grid-cols-3"
    >
      <div>
        <CheckboxField label="Send me an SMS when it ships" hint="To the number above." />
        <CheckboxField label="Same address for the invoice" defaultChecked />
        <CheckboxField label="Not possible here" disabled />
        <CheckboxField label="I have read the terms" error="Please agree to the terms to go on." />
        <Checkbox aria-label="Some of the rows" indeterminate />
      </div>
      <RadioGroup
        legend="Sort by"
        defaultValue="new"
        options={[
          { value: 'new', label: 'Newest' },
          { value: 'price', label: 'Price, low to high' },
          { value: 'rating', label: 'Rating', disabled: true },
        ]}
      />
      <RadioGroup
        legend="How do you want to pay?"
        layout="cards"
        defaultValue="card"
        error="This card was declined. Choose another way to pay."
        options={[
          { value: 'card', label: 'Card', description: 'Charged when the order is placed.' },
          {
            value: 'transfer',
            label: 'Bank transfer',
            description: 'Shipped once the money is here.',
            aside: '€0.00',
          },
        ]}
      />
    </Specimen>
  )
}

function QuantitySpecimen() {
  const [quantity, setQuantity] = useState(1)
  return (
    <Specimen name="QuantityStepper">
      <QuantityStepper label="Quantity of oak bowl" value={quantity} max={12} onValueChange={setQuantity} />
      <QuantityStepper label="Quantity, at the maximum" value={12} max={12} onValueChange={() => {}} />
      <QuantityStepper label="Quantity, disabled" value={3} disabled onValueChange={() => {}} />
    </Specimen>
  )
}

function FormSpecimen() {
  const form = useForm({ defaultValues: { email: '', country: '' } })
  return (
    <Specimen name="Form, FormField (react-hook-form)">
      <Form
        className="w-full max-w-md space-y-4"
        onSubmit={form.handleSubmit(async () => {
          await new Promise((resolve) => setTimeout(resolve, 800))
          toast.success('Address saved')
        })}
      >
        <FormField
          control={form.control}
          name="email"
          label="E-mail"
          hint="For the confirmation."
          rules={{ required: 'Enter your e-mail address.' }}
        >
          {(field) => <Input type="email" autoComplete="email" {...field} />}
        </FormField>
        <FormField
          control={form.control}
          name="country"
          label="Country"
          rules={{ required: 'Choose a country.' }}
        >
          {(field) => <Select options={countries} placeholder="Choose a country" {...field} />}
        </FormField>
        <Button type="submit" loading={form.formState.isSubmitting} className="w-full">
          Save address
        </Button>
      </Form>
    </Specimen>
  )
}
