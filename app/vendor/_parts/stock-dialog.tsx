'use client'

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
import type { StockLine, StockRefusal } from './types.ts'

function refusalWords(refusal: StockRefusal): string {
  switch (refusal.reason) {
    case 'below-reserved':
      return `Orders hold ${refusal.reserved} units. Cancel one of them first.`
    case 'too-many':
      return 'That is more than anybody has of anything.'
    case 'not-found':
      return 'This variant is not there any more.'
  }
}

/** Sets what was counted on the shelf. An island: it holds a form; one intent has one change id. */
export function StockDialog({ line }: { line: StockLine }) {
  const trpc = useTRPC()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [changeId, setChangeId] = useState('')
  const form = useForm({ defaultValues: { onHand: String(line.onHand) } })
  const change = useMutation(
    trpc.vendor.stock.change.mutationOptions({
      onSuccess: (result) => {
        if (!result.ok) {
          form.setError('onHand', { message: refusalWords(result) })
          return
        }
        toast.success(`${line.product}: ${result.onHand} on hand.`)
        setOpen(false)
        router.refresh()
      },
      onError: (error) => void toast.error(messageOf(error)),
    }),
  )

  function onOpenChange(next: boolean) {
    if (next) {
      setChangeId(crypto.randomUUID())
      form.reset({ onHand: String(line.onHand) })
    }
    setOpen(next)
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button
          variant="outline"
          size="sm"
          aria-label={`Change the stock of ${line.product}, ${line.variant}`}
        >
          Change
        </Button>
      }
      title="How many are on the shelf?"
      description={`${line.product}, ${line.variant}. ${line.reserved} of them are reserved by orders.`}
    >
      <form
        noValidate
        onSubmit={form.handleSubmit(({ onHand }) =>
          change.mutate({ kind: 'counted', changeId, variantId: line.variantId, onHand: Number(onHand) }),
        )}
      >
        <FormField
          control={form.control}
          name="onHand"
          label="Counted"
          rules={{
            pattern: { value: /^\d{1,9}$/, message: 'Please enter a whole number.' },
            required: 'Please enter a number.',
          }}
        >
          {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
        </FormField>
        <DialogActions>
          <DialogClose>
            <Button variant="outline">Cancel</Button>
          </DialogClose>
          <Button type="submit" loading={change.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
