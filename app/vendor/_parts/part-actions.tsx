'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useTRPC } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'
import { refusalWords } from './refusal-words.ts'
import { ShipDialog } from './ship-dialog.tsx'
import type { MoveRefusal, Part } from './types.ts'

/** What the vendor can do with a part in this state. An island: each press is a mutation. */
export function PartActions({ id, status }: { id: string; status: Part['status'] }) {
  const trpc = useTRPC()
  const router = useRouter()
  const outcome = (done: string) => ({
    onSuccess: (result: { ok: true } | MoveRefusal) => {
      if (result.ok) toast.success(done)
      else toast.error(refusalWords(result))
      router.refresh()
    },
    onError: (error: unknown) => void toast.error(messageOf(error)),
  })
  const accept = useMutation(trpc.vendor.orders.accept.mutationOptions(outcome('Order accepted.')))
  const deliver = useMutation(trpc.vendor.orders.deliver.mutationOptions(outcome('Marked as delivered.')))

  return (
    <>
      {status === 'placed' ? (
        <Button loading={accept.isPending} onClick={() => accept.mutate({ vendorOrderId: id })}>
          Accept
        </Button>
      ) : null}
      {status === 'placed' || status === 'accepted' ? (
        <ShipDialog id={id} variant={status === 'placed' ? 'outline' : 'primary'} />
      ) : null}
      {status === 'shipped' ? (
        <Button loading={deliver.isPending} onClick={() => deliver.mutate({ vendorOrderId: id })}>
          Mark as delivered
        </Button>
      ) : null}
    </>
  )
}
