'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { DateTime } from '#app/_components/date-time.tsx'
import { formatChange } from '#app/_components/format.ts'
import { Button } from '#app/_components/ui/button.tsx'
import { Skeleton } from '#app/_components/ui/skeleton.tsx'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { Movement } from './types.ts'

/** Why a variant's units changed, newest first. An island: it is read when the window opens. */
export function StockMovements({ variantId }: { variantId: string }) {
  const t = useTranslations('vendor.stock')
  const messageOf = useErrorMessage()
  const { movements, next, more } = useMovements(variantId)
  return (
    <section aria-labelledby={`movements-${variantId}`} className="mt-6 border-t border-border pt-4">
      <h3 id={`movements-${variantId}`} className="text-sm font-semibold">
        {t('movements')}
      </h3>
      {more.error ? (
        <p role="alert" className="mt-2 text-sm text-destructive">
          {messageOf(more.error)}{' '}
          <Button variant="link" size="sm" onClick={() => more.mutate(next)}>
            {t('again')}
          </Button>
        </p>
      ) : null}
      {movements ? <MovementList movements={movements} /> : null}
      {!movements && !more.error ? <Skeleton className="mt-3 h-24 w-full" /> : null}
      {next ? (
        <Button
          variant="outline"
          size="sm"
          className="mt-3"
          loading={more.isPending}
          onClick={() => more.mutate(next)}
        >
          {t('older')}
        </Button>
      ) : null}
    </section>
  )
}

type Cursor = Awaited<ReturnType<typeof client.vendor.stock.movements.query>>['next']

/** A variant's movements, read page by page; null until the first is there. */
function useMovements(variantId: string) {
  const [movements, setMovements] = useState<readonly Movement[] | null>(null)
  const [next, setNext] = useState<Cursor>(null)
  const more = useMutation(
    (cursor: Cursor) => client.vendor.stock.movements.query({ variantId, cursor: cursor ?? undefined }),
    {
      onSuccess: (page, cursor) => {
        setMovements((before) => [...(cursor && before ? before : []), ...page.movements])
        setNext(page.next)
      },
    },
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the window opens
  useEffect(() => more.mutate(null), [])
  return { movements, next, more }
}

function MovementList({ movements }: { movements: readonly Movement[] }) {
  const t = useTranslations('vendor.stock')
  if (movements.length === 0) {
    return <p className="mt-2 text-sm text-muted-foreground">{t('noMovements')}</p>
  }
  return (
    <ul className="mt-2 divide-y divide-border text-sm">
      {movements.map(({ id, delta, reason, at }) => (
        <li key={id} className="flex items-baseline justify-between gap-3 py-2">
          <span>
            {t(`reasons.${reason}`)}
            <span className="block text-muted-foreground">
              <DateTime value={at} />
            </span>
          </span>
          <span className="font-medium tabular-nums">{formatChange(delta)}</span>
        </li>
      ))}
    </ul>
  )
}
