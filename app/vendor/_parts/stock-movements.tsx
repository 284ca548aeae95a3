'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { DateTime } from '#app/_components/date-time.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Skeleton } from '#app/_components/ui/skeleton.tsx'
import { useTRPC } from '#app/_trpc/client.tsx'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import type { Movement } from './types.ts'

/** Why a variant's units changed, newest first. An island: it is read when the window opens. */
export function StockMovements({ variantId }: { variantId: string }) {
  const t = useTranslations('vendor.stock')
  const messageOf = useErrorMessage()
  const trpc = useTRPC()
  const query = useInfiniteQuery(
    trpc.vendor.stock.movements.infiniteQueryOptions(
      { variantId },
      // What the page behind it has just changed has to stand in it.
      { getNextPageParam: ({ next }) => next, staleTime: 0 },
    ),
  )
  return (
    <section aria-labelledby={`movements-${variantId}`} className="mt-6 border-t border-border pt-4">
      <h3 id={`movements-${variantId}`} className="text-sm font-semibold">
        {t('movements')}
      </h3>
      {query.isPending ? <Skeleton className="mt-3 h-24 w-full" /> : null}
      {query.isError ? (
        <p role="alert" className="mt-2 text-sm text-destructive">
          {messageOf(query.error)}{' '}
          <Button variant="link" size="sm" onClick={() => void query.refetch()}>
            {t('again')}
          </Button>
        </p>
      ) : null}
      {query.data ? (
        <MovementList movements={query.data.pages.flatMap(({ movements }) => movements)} />
      ) : null}
      {query.hasNextPage ? (
        <Button
          variant="outline"
          size="sm"
          className="mt-3"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('older')}
        </Button>
      ) : null}
    </section>
  )
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
          <span className="font-medium tabular-nums">{delta > 0 ? `+${delta}` : `−${-delta}`}</span>
        </li>
      ))}
    </ul>
  )
}
