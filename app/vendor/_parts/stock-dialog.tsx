'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Dialog, DialogActions, DialogClose } from '#app/_components/ui/dialog.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { StockMovements } from './stock-movements.tsx'
import { useStockRefusal } from './stock-refusal.ts'
import type { StockLine } from './types.ts'

/** What the window needs to know of a variant. */
export type CountedLine = Pick<
  StockLine,
  'id' | 'product' | 'variant' | 'onHand' | 'reserved' | 'lowStockThreshold'
>

/** A variant's count, its threshold, and why its units changed. An island: it holds a form. */
export function StockDialog({ line }: { line: CountedLine }) {
  const t = useTranslations('vendor.stock')
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
          aria-label={t('changeOf', { product: line.product, variant: line.variant })}
        >
          {t('change')}
        </Button>
      }
      title={t('dialogTitle')}
      description={t('dialogText', {
        product: line.product,
        variant: line.variant,
        reserved: line.reserved,
      })}
    >
      <StockForm
        line={line}
        changeId={changeId}
        onSaved={() => {
          setOpen(false)
          router.refresh()
        }}
      />
      <StockMovements variantId={line.id} />
    </Dialog>
  )
}

interface StockFormProps {
  line: CountedLine
  changeId: string
  onSaved: () => void
}

function StockForm({ line, changeId, onSaved }: StockFormProps) {
  const { form, save, saving } = useStockForm({ line, changeId, onSaved })
  const t = useTranslations('vendor')
  const pattern = { value: /^\d{1,9}$/, message: t('stock.countWrong') }
  return (
    <form noValidate className="space-y-4" onSubmit={save}>
      <FormField
        control={form.control}
        name="onHand"
        label={t('stock.counted')}
        rules={{ pattern, required: t('stock.countMissing') }}
      >
        {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
      </FormField>
      <FormField
        control={form.control}
        name="threshold"
        label={t('stock.lowUnder')}
        hint={t('stock.lowUnderHint')}
        optional
        rules={{ pattern, max: { value: 1_000_000, message: t('stock.lowUnderWrong') } }}
      >
        {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
      </FormField>
      <DialogActions>
        <DialogClose>
          <Button variant="outline">{t('cancel')}</Button>
        </DialogClose>
        <Button type="submit" loading={saving}>
          {t('save')}
        </Button>
      </DialogActions>
    </form>
  )
}

/** Saves what was changed: the count, then the threshold; the count's refusal leaves the threshold as it was. */
function useStockForm({ line, changeId, onSaved }: StockFormProps) {
  const t = useTranslations('vendor.stock')
  const messageOf = useErrorMessage()
  const refusalWords = useStockRefusal()
  const { id: variantId, product } = line
  const form = useForm({
    defaultValues: { onHand: String(line.onHand), threshold: line.lowStockThreshold?.toString() ?? '' },
  })
  const { dirtyFields } = form.formState
  const change = useMutation(client.vendor.stock.change.mutate)
  const limit = useMutation(client.vendor.stock.setThreshold.mutate)

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
        if (!set.ok) return form.setError('threshold', { message: t('gone') })
      }
      toast.success(t('saved', { product }))
      onSaved()
    } catch (error) {
      toast.error(messageOf(error))
    }
  })
  return { form, save, saving: change.isPending || limit.isPending }
}
