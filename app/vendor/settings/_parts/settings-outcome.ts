'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { toast } from '#app/_components/ui/toast.ts'
import { fieldErrorsOf } from '#app/_trpc/errors.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'

/** What a change of the settings says when it is done or refused; the page is then read again and shows what is true. */
export function useSettingsOutcome({ done, after }: { done?: string; after?: () => void } = {}) {
  const t = useTranslations('vendor')
  const router = useRouter()
  const messageOf = useErrorMessage()
  return {
    onSuccess: ({ ok }: { ok: boolean }) => {
      if (ok) toast.success(done ?? t('saved'))
      else toast.error(t('settings.changedMeanwhile'))
      if (ok) after?.()
      router.refresh()
    },
    onError: (error: unknown) => void toast.error(fieldErrorsOf(error)[0]?.message ?? messageOf(error)),
  }
}
