'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useRouter } from '#app/_i18n/use-navigation.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'

/** Ends sessions, says how many, and shows the list as it is then. */
function useEnding() {
  const router = useRouter()
  const words = useErrorMessage()
  const [busy, setBusy] = useState(false)
  async function end(call: () => Promise<{ ended: number }>, said: (ended: number) => string) {
    setBusy(true)
    try {
      const { ended } = await call()
      toast.success(said(ended))
      router.refresh()
    } catch (error) {
      toast.error(words(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, end }
}

export function EndSession({ id, device }: { id: string; device: string }) {
  const t = useTranslations('account.security')
  const { busy, end } = useEnding()
  return (
    <Button
      variant="outline"
      size="sm"
      loading={busy}
      aria-label={t('endOf', { device })}
      onClick={() =>
        end(
          () => client.account.sessions.end.mutate({ sessionId: id }),
          (ended) => t(ended > 0 ? 'ended' : 'gone'),
        )
      }
    >
      {t('end')}
    </Button>
  )
}

export function EndOtherSessions() {
  const t = useTranslations('account.security')
  const { busy, end } = useEnding()
  return (
    <Button
      variant="outline"
      size="sm"
      loading={busy}
      onClick={() =>
        end(
          () => client.account.sessions.endOthers.mutate(),
          (count) => t('endedOthers', { count }),
        )
      }
    >
      {t('endOthers')}
    </Button>
  )
}
