import { Wallet } from 'lucide-react'
import type { Metadata } from 'next'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Price } from '#app/_components/price.tsx'
import { Stat } from '#app/_components/stat.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { vendorPage } from '#server/modules/payouts/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { EarningsList, PayoutsList, UpcomingReleases } from '../_parts/balance-lists.tsx'
import type { SearchParams } from '../_parts/types.ts'

export const metadata: Metadata = { title: 'Balance' }

/** What the vendor has earned, when it can be paid out, and what was. */
export default async function VendorBalance({ searchParams }: { searchParams: SearchParams }) {
  const parsed = vendorPage.safeParse(await searchParams)
  const after = parsed.success ? parsed.data.after : undefined
  const { vendor } = await api()
  const [{ balances, upcoming }, { earnings, next }, { payouts }] = await Promise.all([
    vendor.balance.summary(),
    vendor.balance.earnings({ after }),
    vendor.balance.payouts({ limit: 10 }),
  ])
  return (
    <>
      <PageHeader title="Balance" description="What you earned after tax and commission" />
      {balances.length === 0 ? (
        <Card>
          <EmptyState icon={<Wallet />} title="Nothing earned yet">
            With the first order, your earnings and their release dates appear here.
          </EmptyState>
        </Card>
      ) : null}
      <div className="space-y-3">
        {balances.map(({ currency, pending, available, reserved, inTransit }) => (
          <div key={currency} className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
            <Stat
              label="Available"
              value={<Price amount={available} currency={currency} />}
              hint="Paid out with the next run"
            />
            <Stat
              label="Pending"
              value={<Price amount={pending} currency={currency} />}
              hint="Until delivered and past its hold"
            />
            <Stat
              label="Reserved"
              value={<Price amount={reserved} currency={currency} />}
              hint="Held for disputes"
            />
            <Stat
              label="In transit"
              value={<Price amount={inTransit} currency={currency} />}
              hint="On its way to your bank"
            />
          </div>
        ))}
      </div>
      {upcoming.length > 0 ? <UpcomingReleases upcoming={upcoming} /> : null}
      <EarningsList earnings={earnings} next={next} after={after} />
      {payouts.length > 0 ? <PayoutsList payouts={payouts} /> : null}
    </>
  )
}
