'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Dialog, DialogActions, DialogClose } from '#app/_components/ui/dialog.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { NewMemberInput } from '#server/modules/vendors/schema.ts'
import { useTeamOutcome } from './team-outcome.ts'

const ROLES = ['staff', 'owner'] as const

/** Lets somebody work here, by the address of their account. An island: it holds a form. */
export function MemberDialog() {
  const t = useTranslations('vendor.team')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="outline" size="sm">
          {t('add')}
        </Button>
      }
      title={t('add')}
      description={t('addText')}
    >
      <MemberForm onDone={() => setOpen(false)} />
    </Dialog>
  )
}

function MemberForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('vendor.team')
  const words = useTranslations('vendor')
  const form = useForm<NewMemberInput>({ defaultValues: { email: '', role: 'staff' } })
  const outcome = useTeamOutcome(t('added'))
  const add = useMutation(client.vendor.team.add.mutate, {
    onError: outcome.onError,
    onSuccess: (result) => {
      if (!result.ok) return form.setError('email', { message: t(`refusals.${result.reason}`) })
      outcome.onSuccess(result)
      onDone()
    },
  })
  const { control } = form
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={form.handleSubmit((values) =>
        add.mutateAsync({ ...values, email: values.email.trim() }).catch(() => {}),
      )}
    >
      <FormField
        control={control}
        name="email"
        label={t('email')}
        hint={t('emailHint')}
        rules={{
          pattern: { value: /^\s*\S+@\S+\.\S+\s*$/, message: t('emailWrong') },
          required: t('emailWrong'),
        }}
      >
        {(field) => <Input type="email" autoComplete="off" maxLength={254} {...field} />}
      </FormField>
      <FormField control={control} name="role" label={t('role')} hint={t('roleHint')}>
        {(field) => (
          <Select options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))} {...field} />
        )}
      </FormField>
      <DialogActions>
        <DialogClose>
          <Button variant="outline">{words('cancel')}</Button>
        </DialogClose>
        <Button type="submit" loading={form.formState.isSubmitting}>
          {t('addButton')}
        </Button>
      </DialogActions>
    </form>
  )
}
