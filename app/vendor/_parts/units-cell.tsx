'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { announce } from '#app/_components/live-region.tsx'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { CellEditor } from './cell-editor.tsx'
import { useStockRefusal } from './stock-refusal.ts'

/** How many of a variant were counted on the shelf, edited where it stands. An island: it is a mutation. */
export function UnitsCell({ variantId, name, onHand }: { variantId: string; name: string; onHand: number }) {
  const t = useTranslations('vendor.product')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const refusalWords = useStockRefusal()

  async function save(typed: string): Promise<string | undefined> {
    // One intent has one change id.
    const change = {
      kind: 'counted' as const,
      changeId: crypto.randomUUID(),
      variantId,
      onHand: Number(typed),
    }
    try {
      const result = await client.vendor.stock.change.mutate(change)
      router.refresh()
      if (!result.ok) return refusalWords(result)
      announce(t('unitsSaved', { name, units: typed }))
    } catch (error) {
      return messageOf(error)
    }
  }

  return (
    <CellEditor
      label={t('onHandOf', { name })}
      value={String(onHand)}
      inputMode="numeric"
      check={(typed) => (/^\d{1,9}$/.test(typed) ? undefined : t('unitsWrong'))}
      save={save}
    />
  )
}
