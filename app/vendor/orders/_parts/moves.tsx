'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { toast } from '#app/_components/ui/toast.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import type { MoveRefusal } from '../../_parts/types.ts'

/** What a move of a part says when it is done or refused; the page is then read again and shows what is true. */
export function useMoveOutcome(done: 'accepted' | 'delivered' | 'shipped', after: () => void = () => {}) {
  const t = useTranslations('vendor.moves')
  const router = useRouter()
  const messageOf = useErrorMessage()
  return {
    onSuccess: (result: { ok: true } | MoveRefusal) => {
      if (result.ok) toast.success(t(done))
      else toast.error(t(`refusals.${result.reason}`))
      after()
      router.refresh()
    },
    onError: (error: unknown) => void toast.error(messageOf(error)),
  }
}
