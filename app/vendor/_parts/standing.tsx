import { useTranslations } from 'next-intl'
import { DateTime } from '#app/_components/date-time.tsx'
import { formatNumber } from '#app/_components/format.ts'
import { Price } from '#app/_components/price.tsx'
import { Stat } from '#app/_components/stat.tsx'
import type { Overview } from './types.ts'

/** What waits for the vendor, and what of its money is where; each number leads to its list. */
export function Standing({ overview }: { overview: Overview }) {
  const t = useTranslations('vendor.overview')
  const { orders, low, unread, balances, next } = overview
  return (
    <div className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
      <Stat
        label={t('toAccept')}
        value={formatNumber(orders.placed ?? 0)}
        href="/vendor/orders?status=placed"
        hint={t('toAcceptHint')}
      />
      <Stat
        label={t('toShip')}
        value={formatNumber(orders.accepted ?? 0)}
        href="/vendor/orders?status=accepted"
        hint={t('toShipHint')}
      />
      <Stat
        label={t('low')}
        value={formatNumber(low)}
        tone={low > 0 ? 'warning' : 'neutral'}
        href="/vendor/stock?low=1"
        hint={t('lowHint')}
      />
      <Stat
        label={t('unread')}
        value={formatNumber(unread)}
        href="/vendor/notifications?unread=1"
        hint={t('unreadHint')}
      />
      {balances.map(({ currency, available, pending }) => (
        <Money key={currency} {...{ currency, available, pending }} />
      ))}
      <Stat
        className="col-span-2"
        label={t('next')}
        href="/vendor/balance"
        value={next ? <Price amount={next.amount} currency={next.currency} /> : t('nextNone')}
        hint={next?.releaseAt ? <NextHint parts={next.parts} at={next.releaseAt} /> : t('nextNoneHint')}
      />
    </div>
  )
}

function Money({ currency, available, pending }: { currency: string; available: number; pending: number }) {
  const t = useTranslations('vendor.overview')
  return (
    <>
      <Stat
        label={t('available')}
        value={<Price amount={available} currency={currency} />}
        href="/vendor/balance"
        hint={t('availableHint')}
      />
      <Stat
        label={t('pending')}
        value={<Price amount={pending} currency={currency} />}
        href="/vendor/balance"
        hint={t('pendingHint')}
      />
    </>
  )
}

function NextHint({ parts, at }: { parts: number; at: Date }) {
  const t = useTranslations('vendor.overview')
  return t.rich('nextHint', { parts, at: () => <DateTime value={at} style="date" /> })
}
