'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { useTRPC } from '#app/_trpc/client.tsx'
import { useMoveOutcome } from './moves.tsx'
import { ShipDialog } from './ship-dialog.tsx'
import type { Part } from './types.ts'

/** What the vendor can do with a part in this state. An island: each press is a mutation. */
export function PartActions({ id, status }: { id: string; status: Part['status'] }) {
  const t = useTranslations('vendor.moves')
  const trpc = useTRPC()
  const accept = useMutation(trpc.vendor.orders.accept.mutationOptions(useMoveOutcome('accepted')))
  const deliver = useMutation(trpc.vendor.orders.deliver.mutationOptions(useMoveOutcome('delivered')))
  return (
    <>
      {status === 'placed' ? (
        <Button loading={accept.isPending} onClick={() => accept.mutate({ vendorOrderId: id })}>
          {t('accept')}
        </Button>
      ) : null}
      {status === 'placed' || status === 'accepted' ? (
        <ShipDialog id={id} variant={status === 'placed' ? 'outline' : 'primary'} />
      ) : null}
      {status === 'shipped' ? (
        <Button loading={deliver.isPending} onClick={() => deliver.mutate({ vendorOrderId: id })}>
          {t('deliver')}
        </Button>
      ) : null}
    </>
  )
}
