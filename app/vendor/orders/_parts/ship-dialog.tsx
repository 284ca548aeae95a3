'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { lazyResolver } from '#app/_components/lazy-resolver.ts'
import { Button } from '#app/_components/ui/button.tsx'
import { Dialog, DialogActions, DialogClose } from '#app/_components/ui/dialog.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { useMoveOutcome } from './moves.tsx'

const parcel = lazyResolver(async () => {
  const { shipInput } = await import('#server/modules/fulfilment/schema.ts')
  return shipInput.omit({ vendorOrderId: true })
})

/** Asks for carrier and tracking, and ships the part. An island: it holds a form. */
export function ShipDialog({ id, variant }: { id: string; variant: 'primary' | 'outline' }) {
  const t = useTranslations('vendor.moves')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant={variant}>{t('ship')}</Button>}
      title={t('shipTitle')}
      description={t('shipText')}
    >
      <ShipForm id={id} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

function ShipForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useTranslations('vendor.moves')
  const form = useForm({
    resolver: parcel,
    defaultValues: { carrier: '', trackingNumber: '', trackingUrl: '' },
  })
  const ship = useMutation(client.vendor.orders.ship.mutate, useMoveOutcome('shipped', onDone))
  return (
    <form
      noValidate
      className="space-y-4"
      // Awaited, so that a second press finds the form busy; what fails has been told.
      onSubmit={form.handleSubmit((values) =>
        ship.mutateAsync({ vendorOrderId: id, ...values }).catch(() => {}),
      )}
    >
      <FormField control={form.control} name="carrier" label={t('carrier')}>
        {(field) => <Input autoComplete="off" placeholder="DHL" {...field} />}
      </FormField>
      <FormField control={form.control} name="trackingNumber" label={t('tracking')} optional>
        {(field) => <Input autoComplete="off" {...field} value={String(field.value ?? '')} />}
      </FormField>
      <FormField
        control={form.control}
        name="trackingUrl"
        label={t('trackingPage')}
        hint={t('trackingHint')}
        optional
      >
        {(field) => (
          <Input type="url" inputMode="url" autoComplete="off" {...field} value={String(field.value ?? '')} />
        )}
      </FormField>
      <DialogActions>
        <DialogClose>
          <Button variant="outline">{t('notYet')}</Button>
        </DialogClose>
        <Button type="submit" loading={form.formState.isSubmitting}>
          {t('ship')}
        </Button>
      </DialogActions>
    </form>
  )
}
