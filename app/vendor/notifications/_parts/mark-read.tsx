'use client'

import { Check } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'

/** Marks everything up to `upTo` as read. An island: it is a mutation. */
export function MarkAllRead({ upTo }: { upTo: string }) {
  const t = useTranslations('vendor.notifications')
  const mark = useMark(() => void toast.success(t('allRead')))
  return (
    <Button variant="outline" loading={mark.isPending} onClick={() => mark.mutate({ upTo })}>
      {t('markAll')}
    </Button>
  )
}

/** Marks one notification as read. */
export function MarkRead({ id, code }: { id: string; code: string }) {
  const t = useTranslations('vendor.notifications')
  const mark = useMark()
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={t('markOf', { code })}
      title={t('mark')}
      loading={mark.isPending}
      onClick={() => mark.mutate({ upTo: id, only: true })}
    >
      <Check aria-hidden />
    </Button>
  )
}

function useMark(done: () => void = () => {}) {
  const router = useRouter()
  const messageOf = useErrorMessage()
  return useMutation(client.vendor.notifications.markRead.mutate, {
    onSuccess: () => {
      done()
      router.refresh()
    },
    onError: (error) => void toast.error(messageOf(error)),
  })
}
