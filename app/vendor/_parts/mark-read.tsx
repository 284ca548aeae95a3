'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useTRPC } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'

/** Marks everything up to `upTo` as read. An island: it is a mutation. */
export function MarkRead({ upTo }: { upTo: string }) {
  const trpc = useTRPC()
  const router = useRouter()
  const mark = useMutation(
    trpc.vendor.notifications.markRead.mutationOptions({
      onSuccess: () => {
        toast.success('All read.')
        router.refresh()
      },
      onError: (error) => void toast.error(messageOf(error)),
    }),
  )
  return (
    <Button variant="outline" loading={mark.isPending} onClick={() => mark.mutate({ upTo })}>
      Mark all as read
    </Button>
  )
}
