'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Alert } from '#app/_components/ui/alert.tsx'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { formatMoney } from '#server/core/money.ts'
import { DEFAULT_LOCALE, formatLocale } from '#server/messages/locales.ts'
import type { Refusal } from '../_lib/use-placement.ts'

/** Why the order was not placed. It takes the focus: the button that was pressed may stand far below. */
export function RefusalAlert({ refusal }: { refusal: Refusal }) {
  const place = useRef<HTMLDivElement>(null)
  const { title, text } = useRefusalWords()(refusal)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal anew
  useEffect(() => place.current?.focus(), [refusal])
  return (
    <div ref={place} tabIndex={-1} className="scroll-mt-6 rounded-lg">
      <Alert live tone="destructive" title={title}>
        {text}
      </Alert>
    </div>
  )
}

/** What became of an attempt to order, in words that say what to do now. */
function useRefusalWords(): (refusal: Refusal) => { title: string; text: string } {
  const t = useTranslations('checkout.refusals')
  const locale = useLocale()
  const messageOf = useErrorMessage()
  return (refusal) => {
    switch (refusal.reason) {
      case 'declined': {
        // The bank's own words are known in one language alone.
        const words = locale === DEFAULT_LOCALE ? refusal.message : t('declined.bank')
        return { title: t('declined.title'), text: `${words} ${t('declined.text')}` }
      }
      case 'price-changed': {
        const { total, currency } = refusal
        const formatted = formatMoney({ amount: total, currency }, formatLocale(locale))
        return { title: t('price-changed.title', { total: formatted }), text: t('price-changed.text') }
      }
      case 'refused':
        return { title: messageOf(refusal.error), text: t('refused.text') }
      default:
        return { title: t(`${refusal.reason}.title`), text: t(`${refusal.reason}.text`) }
    }
  }
}
