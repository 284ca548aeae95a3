'use client'

import { Printer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'

/** Opens the browser's own way to print. An island: nothing else can. */
export function PrintButton() {
  const t = useTranslations('vendor.slip')
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden /> {t('print')}
    </Button>
  )
}
