'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { messageOf } from '#app/_trpc/errors.ts'
import { ConfirmAction } from './confirm-action.tsx'
import type { TimelineJob } from './types.ts'

type Pair = { listener: TimelineJob['listener']; eventId: string }

/** Hands one event to one listener again. Harmless, so nobody is asked. An island: it is a mutation. */
export function ReplayButton({ listener, eventId, quiet = false }: Pair & { quiet?: boolean }) {
  const t = useTranslations('admin.replay')
  const router = useRouter()
  const [busy, setBusy] = useState(false)

  async function replay() {
    setBusy(true)
    try {
      const result = await client.admin.jobs.replay.mutate({ listener, eventId })
      if (result.ok) toast.success(t('done', { listener }))
      else toast.error(t(result.reason))
      router.refresh()
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button
      variant={quiet ? 'outline' : 'primary'}
      size={quiet ? 'sm' : 'md'}
      loading={busy}
      aria-label={t('replayOf', { listener })}
      onClick={() => void replay()}
    >
      {t('replay')}
    </Button>
  )
}

/** Hands out again everything that is dead, of one listener or of all. */
export function ReplayDead({ listener, count }: { listener?: Pair['listener']; count: number }) {
  const t = useTranslations('admin.replay')
  return (
    <ConfirmAction
      trigger={<Button variant="outline">{t('dead', { count })}</Button>}
      title={t('deadTitle', { listener: listener ?? 'all' })}
      description={t('deadText')}
      confirmLabel={t('replay')}
      act={async () => {
        const { replayed } = await client.admin.jobs.replayDead.mutate({ listener })
        if (replayed === 0) return { ok: false, message: t('none') }
        return { ok: true, message: t('replayed', { count: replayed }) }
      }}
    />
  )
}
