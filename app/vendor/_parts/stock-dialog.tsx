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
import { StockMovements } from './stock-movements.tsx'
import type { StockLine, StockRefusal } from './types.ts'

const GONE = 'This variant is not there any more.'

function refusalWords(refusal: StockRefusal): string {
  switch (refusal.reason) {
    case 'below-reserved':
      return `Orders hold ${refusal.reserved} units. Cancel one of them first.`
    case 'too-many':
      return 'That is more than anybody has of anything.'
    case 'not-found':
      return GONE
  }
}

/** A variant's count, its threshold, and why its units changed. An island: it holds a form. */
export function StockDialog({ line }: { line: StockLine }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [changeId, setChangeId] = useState('')

  function onOpenChange(next: boolean) {
    // One intent has one change id: opening is a new one.
    if (next) setChangeId(crypto.randomUUID())
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
      <StockForm
        line={line}
        changeId={changeId}
        onSaved={() => {
          setOpen(false)
          router.refresh()
        }}
      />
      <StockMovements variantId={line.variantId} />
    </Dialog>
  )
}

interface StockFormProps {
  line: StockLine
  changeId: string
  onSaved: () => void
}

function StockForm({ line, changeId, onSaved }: StockFormProps) {
  const { form, save, saving } = useStockForm({ line, changeId, onSaved })
  const pattern = { value: /^\d{1,9}$/, message: 'Please enter a whole number.' }
  return (
    <form noValidate className="space-y-4" onSubmit={save}>
      <FormField
        control={form.control}
        name="onHand"
        label="Counted"
        rules={{ pattern, required: 'Please enter a number.' }}
      >
        {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
      </FormField>
      <FormField
        control={form.control}
        name="threshold"
        label="Low under"
        hint="How many there should be at least. Leave it empty to use the marketplace's number."
        optional
        rules={{ pattern, max: { value: 1_000_000, message: 'Please enter at most 1,000,000.' } }}
      >
        {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
      </FormField>
      <DialogActions>
        <DialogClose>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" loading={saving}>
          Save
        </Button>
      </DialogActions>
    </form>
  )
}

/** Saves what was changed: the count, then the threshold; the count's refusal leaves the threshold as it was. */
function useStockForm({ line, changeId, onSaved }: StockFormProps) {
  const trpc = useTRPC()
  const { variantId, product } = line
  const form = useForm({
    defaultValues: { onHand: String(line.onHand), threshold: line.lowStockThreshold?.toString() ?? '' },
  })
  const { dirtyFields } = form.formState
  const change = useMutation(trpc.vendor.stock.change.mutationOptions())
  const limit = useMutation(trpc.vendor.stock.setThreshold.mutationOptions())

  const save = form.handleSubmit(async ({ onHand, threshold }) => {
    try {
      // Who changes the threshold alone has counted nothing, and orders may have left since the page was read.
      if (dirtyFields.onHand || !dirtyFields.threshold) {
        const counted = await change.mutateAsync({
          kind: 'counted',
          changeId,
          variantId,
          onHand: Number(onHand),
        })
        if (!counted.ok) return form.setError('onHand', { message: refusalWords(counted) })
      }
      if (dirtyFields.threshold) {
        const set = await limit.mutateAsync({ variantId, threshold: threshold ? Number(threshold) : null })
        if (!set.ok) return form.setError('threshold', { message: GONE })
      }
      toast.success(`${product}: saved.`)
      onSaved()
    } catch (error) {
      toast.error(messageOf(error))
    }
  })
  return { form, save, saving: change.isPending || limit.isPending }
}
