'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Control, useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardFooter, CardHeader } from '#app/_components/ui/card.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'
import { CURRENCIES } from '#server/core/money.ts'
import {
  changeOf,
  checks,
  labels,
  type PlatformField,
  type PlatformValues,
  valuesOf,
} from './platform-values.ts'
import type { Settings } from './types.ts'

/** The platform's settings. An island: it holds a form. Only what was changed is sent, with what was there before. */
export function PlatformForm({ settings }: { settings: Settings['settings'] }) {
  const client = useTRPCClient()
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const form = useForm<PlatformValues>({
    values: valuesOf(settings),
    // What the operator is typing stays when somebody else's change arrives.
    resetOptions: { keepDirtyValues: true },
  })
  const { isDirty, isSubmitting, dirtyFields } = form.formState

  async function save(values: PlatformValues) {
    setProblem(undefined)
    const fields = (Object.keys(dirtyFields) as PlatformField[]).filter((field) => dirtyFields[field])
    try {
      const result = await client.admin.settings.change.mutate(changeOf(fields, values, settings))
      if (result.ok) {
        toast.success(`Saved: ${fields.map((field) => labels[field].toLowerCase()).join(', ')}.`)
        form.reset(values)
      } else {
        setProblem(
          'Somebody else changed the same settings while you were writing. What you wrote is still here and not saved: look at the audit trail, then save again or undo.',
        )
      }
      router.refresh()
    } catch (error) {
      setProblem(messageOf(error))
    }
  }

  return (
    <Card>
      <CardHeader title="Platform" description="Vendors with terms of their own keep them." />
      <form noValidate onSubmit={form.handleSubmit(save)}>
        <CardContent className="space-y-5">
          <Fields control={form.control} />
          {problem ? (
            <Alert tone="destructive" live title="Nothing was saved">
              {problem}
            </Alert>
          ) : null}
        </CardContent>
        <CardFooter>
          {isDirty ? (
            <Button variant="outline" onClick={() => form.reset(valuesOf(settings))}>
              Undo
            </Button>
          ) : null}
          <Button type="submit" loading={isSubmitting} disabled={!isDirty}>
            Save settings
          </Button>
        </CardFooter>
      </form>
    </Card>
  )
}

const TEXTS: Record<Exclude<PlatformField, 'currency'>, { hint: string; numeric: boolean }> = {
  commission: { hint: 'Per cent of goods, tax included', numeric: true },
  holdDays: { hint: 'Days from delivery to release', numeric: true },
  lowStockThreshold: { hint: 'Units; vendors can set their own', numeric: true },
  transferExpiryHours: { hint: 'Hours', numeric: true },
  shipByHours: { hint: 'Hours from payment', numeric: true },
  businessZone: { hint: 'Days and payouts are counted in it', numeric: false },
  supportEmail: { hint: 'Named in mails to customers', numeric: false },
}

function Fields({ control }: { control: Control<PlatformValues> }) {
  return (
    <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-4">
      {(Object.keys(TEXTS) as (keyof typeof TEXTS)[]).map((name) => (
        <FormField
          key={name}
          control={control}
          name={name}
          label={labels[name]}
          hint={TEXTS[name].hint}
          rules={{ validate: checks[name] }}
        >
          {(field) => (
            <Input
              autoComplete="off"
              inputMode={TEXTS[name].numeric ? 'decimal' : name === 'supportEmail' ? 'email' : undefined}
              {...field}
            />
          )}
        </FormField>
      ))}
      <FormField
        control={control}
        name="currency"
        label={labels.currency}
        hint="Of new products and carts"
        rules={{ validate: checks.currency }}
      >
        {(field) => <Select options={CURRENCIES.map((code) => ({ value: code, label: code }))} {...field} />}
      </FormField>
    </div>
  )
}
