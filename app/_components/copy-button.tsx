'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { announce } from './live-region.tsx'
import { Button } from './ui/button.tsx'
import { toast } from './ui/toast.ts'

/** How long it says that it has copied, in milliseconds. */
const SAID_MS = 2_000

interface CopyButtonProps {
  /** What is copied, as a person calls it: `IBAN`, `The secret`. */
  what: string
  text: string
  /** With the word beside the sign, where there is room and it is what to do next. */
  labelled?: boolean
}

/** Copies a text to the clipboard, and says so. A client component because it copies. */
export function CopyButton({ what, text, labelled = false }: CopyButtonProps) {
  const t = useTranslations('common.ui')
  const [copied, setCopied] = useState(false)

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      toast.error(t('cannotCopy'))
      return
    }
    setCopied(true)
    announce(t('isCopied', { what }))
    setTimeout(() => setCopied(false), SAID_MS)
  }

  const sign = copied ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />
  if (labelled) {
    return (
      <Button variant="outline" size="sm" onClick={() => void copy()}>
        {sign}
        {t(copied ? 'copied' : 'copy')}
      </Button>
    )
  }
  return (
    <Button variant="ghost" size="icon-sm" aria-label={t('copyWhat', { what })} onClick={() => void copy()}>
      {sign}
    </Button>
  )
}
