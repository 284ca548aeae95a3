'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { Dialog } from '#app/_components/ui/dialog.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import type { NewVariantProps } from './variant-form.tsx'

const load = () => import('./variant-form.tsx')
const loadAhead = () => void load().catch(() => {})

/**
 * Adds a variant to a product that has options. An island: it opens a window with a form, which is loaded when somebody comes
 * near the button, and there before the window opens, so that the focus finds its first field.
 */
export function VariantDialog(props: NewVariantProps) {
  const t = useTranslations('vendor.product')
  const words = useTranslations('common.errors')
  const [open, setOpen] = useState(false)
  const [Form, setForm] = useState<Awaited<ReturnType<typeof load>>['default']>()

  async function onOpenChange(next: boolean) {
    try {
      if (next) {
        const { default: VariantForm } = await load()
        setForm(() => VariantForm)
      }
      setOpen(next)
    } catch {
      toast.error(words('unreachable'))
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => void onOpenChange(next)}
      trigger={
        <Button variant="outline" size="sm" onFocus={loadAhead} onPointerEnter={loadAhead}>
          {t('addVariant')}
        </Button>
      }
      title={t('addVariant')}
      description={t('addVariantText')}
    >
      {Form && <Form {...props} onDone={() => setOpen(false)} />}
    </Dialog>
  )
}
