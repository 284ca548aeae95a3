'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { Part } from '../../_parts/types.ts'
import { useMoveOutcome } from './moves.tsx'
import { ShipDialog } from './ship-dialog.tsx'

/** What the vendor can do with a part in this state. An island: each press is a mutation. */
export function PartActions({ id, status }: { id: string; status: Part['status'] }) {
  const t = useTranslations('vendor.moves')
  const accept = useMutation(client.vendor.orders.accept.mutate, useMoveOutcome('accepted'))
  const deliver = useMutation(client.vendor.orders.deliver.mutate, useMoveOutcome('delivered'))
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
