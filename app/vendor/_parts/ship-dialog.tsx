'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Dialog, DialogActions, DialogClose } from '#app/_components/ui/dialog.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useTRPC } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'
import { shipInput } from '#server/modules/fulfilment/schema.ts'
import { refusalWords } from './refusal-words.ts'

const parcel = shipInput.omit({ vendorOrderId: true })

/** Asks for carrier and tracking, and ships the part. An island: it holds a form. */
export function ShipDialog({ id, variant }: { id: string; variant: 'primary' | 'outline' }) {
  const trpc = useTRPC()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const form = useForm({
    resolver: zodResolver(parcel),
    defaultValues: { carrier: '', trackingNumber: '', trackingUrl: '' },
  })
  const ship = useMutation(
    trpc.vendor.orders.ship.mutationOptions({
      onSuccess: (result) => {
        if (result.ok) toast.success('Shipped. The customer is told.')
        else toast.error(refusalWords(result))
        setOpen(false)
        router.refresh()
      },
      onError: (error) => void toast.error(messageOf(error)),
    }),
  )
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant={variant}>Ship</Button>}
      title="Ship the parcel"
      description="The customer gets a mail with what you enter here."
    >
      <form
        noValidate
        className="space-y-4"
        onSubmit={form.handleSubmit((values) => ship.mutate({ vendorOrderId: id, ...values }))}
      >
        <FormField control={form.control} name="carrier" label="Carrier">
          {(field) => <Input autoComplete="off" placeholder="DHL" {...field} />}
        </FormField>
        <FormField control={form.control} name="trackingNumber" label="Tracking number" optional>
          {(field) => <Input autoComplete="off" {...field} value={String(field.value ?? '')} />}
        </FormField>
        <FormField
          control={form.control}
          name="trackingUrl"
          label="Tracking page"
          hint="An address that begins with https://"
          optional
        >
          {(field) => (
            <Input
              type="url"
              inputMode="url"
              autoComplete="off"
              {...field}
              value={String(field.value ?? '')}
            />
          )}
        </FormField>
        <DialogActions>
          <DialogClose>
            <Button variant="outline">Not yet</Button>
          </DialogClose>
          <Button type="submit" loading={ship.isPending}>
            Ship
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
