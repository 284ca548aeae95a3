'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Control, Controller, useForm, useWatch } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { Dialog, DialogActions, DialogClose } from '#app/_components/ui/dialog.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { RadioGroup } from '#app/_components/ui/radio-group.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { WebhookEvent } from '../../_parts/types.ts'
import { EndpointSecret } from './endpoint-secret.tsx'
import { useEventWords } from './webhook-words.ts'

interface Values {
  url: string
  which: 'all' | 'some'
  events: WebhookEvent[]
}

/** Makes an endpoint and shows its secret, this once. An island: it holds a form. */
export function EndpointDialog({ events }: { events: readonly WebhookEvent[] }) {
  const t = useTranslations('vendor.webhooks')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [secret, setSecret] = useState<string>()

  function onOpenChange(next: boolean) {
    if (next) setSecret(undefined)
    // The page is read again when the secret is put away: before, it would only move behind the window.
    else if (secret) router.refresh()
    setOpen(next)
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      trigger={<Button>{t('add')}</Button>}
      title={secret ? t('ready') : t('add')}
      description={secret ? t('readyText') : t('addText')}
    >
      {secret ? <EndpointSecret secret={secret} /> : <EndpointForm events={events} onMade={setSecret} />}
    </Dialog>
  )
}

function EndpointForm({
  events,
  onMade,
}: {
  events: readonly WebhookEvent[]
  onMade: (secret: string) => void
}) {
  const t = useTranslations('vendor.webhooks')
  const words = useTranslations('vendor')
  const messageOf = useErrorMessage()
  const form = useForm<Values>({ defaultValues: { url: '', which: 'all', events: [] } })
  const create = useMutation(client.vendor.webhooks.create.mutate, {
    onSuccess: (result) => {
      if (result.ok) onMade(result.secret)
      else form.setError('url', { message: t(`creations.${result.reason}`) })
    },
    onError: (error) => void toast.error(messageOf(error)),
  })
  return (
    <form
      noValidate
      className="space-y-4"
      // Awaited, so that a second press finds the form busy; what fails has been told.
      onSubmit={form.handleSubmit(({ url, which, events: chosen }) =>
        create.mutateAsync({ url, events: which === 'all' ? [] : chosen }).catch(() => {}),
      )}
    >
      <FormField
        control={form.control}
        name="url"
        label={t('address')}
        rules={{ required: t('addressMissing') }}
      >
        {(field) => (
          <Input
            type="url"
            inputMode="url"
            autoComplete="off"
            placeholder="https://example.com/hooks"
            {...field}
          />
        )}
      </FormField>
      <EventChoice control={form.control} events={events} />
      <DialogActions>
        <DialogClose>
          <Button variant="outline">{words('cancel')}</Button>
        </DialogClose>
        <Button type="submit" loading={form.formState.isSubmitting}>
          {t('addIt')}
        </Button>
      </DialogActions>
    </form>
  )
}

function EventChoice({ control, events }: { control: Control<Values>; events: readonly WebhookEvent[] }) {
  const t = useTranslations('vendor.webhooks')
  const which = useWatch({ control, name: 'which' })
  return (
    <>
      <Controller
        control={control}
        name="which"
        render={({ field }) => (
          <RadioGroup
            legend={t('events')}
            value={field.value}
            onValueChange={field.onChange}
            options={[
              { value: 'all', label: t('allEvents') },
              { value: 'some', label: t('someEvents') },
            ]}
          />
        )}
      />
      {which === 'some' ? <EventBoxes control={control} events={events} /> : null}
    </>
  )
}

function EventBoxes({ control, events }: { control: Control<Values>; events: readonly WebhookEvent[] }) {
  const t = useTranslations('vendor.webhooks')
  const eventWords = useEventWords()
  return (
    <Controller
      control={control}
      name="events"
      rules={{
        validate: (chosen, { which }) => which === 'all' || chosen.length > 0 || t('chooseOne'),
      }}
      render={({ field, fieldState }) => (
        <fieldset className="pl-8">
          <legend className="sr-only">{t('onlyThese')}</legend>
          {events.map((event) => (
            <CheckboxField
              key={event}
              label={eventWords(event)}
              checked={field.value.includes(event)}
              onCheckedChange={(checked) =>
                field.onChange(
                  checked ? [...field.value, event] : field.value.filter((other) => other !== event),
                )
              }
            />
          ))}
          {fieldState.error ? (
            <p role="alert" className="text-sm text-destructive">
              {fieldState.error.message}
            </p>
          ) : null}
        </fieldset>
      )}
    />
  )
}
