'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { toast } from '#app/_components/ui/toast.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import type { TeamChange } from '../../_parts/types.ts'

/** What a change of the team says when it is refused or done; the page is then read again and shows what is true. */
export function useTeamOutcome(done: string) {
  const t = useTranslations('vendor.team')
  const router = useRouter()
  const messageOf = useErrorMessage()
  return {
    onSuccess: (result: TeamChange) => {
      if (result.ok) toast.success(done)
      else toast.error(t(`refusals.${result.reason}`))
      router.refresh()
    },
    onError: (error: unknown) => void toast.error(messageOf(error)),
  }
}
