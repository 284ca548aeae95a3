import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, understood, wishes } from '#app/_components/path.ts'
import { Price } from '#app/_components/price.tsx'
import { Stat } from '#app/_components/stat.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { vendorPage } from '#server/modules/payouts/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { EarningsList, EntriesList, PayoutsList, UpcomingReleases } from './_parts/balance-lists.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.balance'))('title') }
}

const PATH = '/vendor/balance'
const LISTS = ['earnings', 'entries', 'payouts'] as const
type List = (typeof LISTS)[number]

/** What the vendor has earned, when it can be paid out, and what was. */
export default async function VendorBalance({ searchParams }: { searchParams: Query }) {
  const wish = wishes(await searchParams)
  const { after } = understood(vendorPage.shape, wish)
  const list = LISTS.find((known) => known === wish.list) ?? 'earnings'
  const [{ vendor }, t] = await Promise.all([api(), getTranslations('vendor.balance')])
  const { balances, upcoming } = await vendor.balance.summary()
  const currency = balances.find((one) => one.currency === wish.currency)?.currency ?? balances[0]?.currency
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <div className="space-y-3">
        {balances.map(({ currency: own, ...amounts }) => (
          <div key={own} className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
            {(['available', 'pending', 'reserved', 'inTransit'] as const).map((bucket) => (
              <Stat
                key={bucket}
                label={t(bucket)}
                value={<Price amount={amounts[bucket]} currency={own} />}
                hint={t(`${bucket}Hint`)}
                href={pathWith(PATH, { list: 'entries', currency: own })}
              />
            ))}
          </div>
        ))}
      </div>
      {upcoming.length > 0 ? <UpcomingReleases upcoming={upcoming} /> : null}
      <section aria-label={t(list)} className="mt-8">
        <NavTabs
          label={t('views')}
          tabs={LISTS.map((one) => ({
            label: t(one),
            href: pathWith(PATH, { list: one === 'earnings' ? undefined : one }),
            current: one === list,
          }))}
        />
        {list === 'entries' && balances.length > 1 ? (
          <NavTabs
            label={t('currency')}
            tabs={balances.map((one) => ({
              label: one.currency,
              href: pathWith(PATH, { list, currency: one.currency }),
              current: one.currency === currency,
            }))}
          />
        ) : null}
        <Card className="overflow-hidden">
          <Listed list={list} currency={currency} after={after} passed={wish.passed} />
        </Card>
      </section>
    </>
  )
}

interface ListedProps {
  list: List
  currency?: string
  after: string | undefined
  passed: string | undefined
}

async function Listed({ list, currency, after, passed }: ListedProps) {
  const [{ vendor }, t] = await Promise.all([api(), getTranslations('vendor.balance')])
  const standing = {
    list: list === 'earnings' ? undefined : list,
    currency: list === 'entries' ? currency : undefined,
  }
  const pagesOf = (next: string | null) => ({
    ...neighbours(PATH, standing, { after, passed, next }),
    summary: t('newest'),
  })
  if (list === 'payouts') {
    const { payouts, next } = await vendor.balance.payouts({ after })
    return <PayoutsList rows={payouts} pages={pagesOf(next)} />
  }
  if (list === 'entries' && currency) {
    const { entries, next } = await vendor.balance.entries({ currency, after })
    return <EntriesList rows={entries} pages={pagesOf(next)} currency={currency} />
  }
  if (list === 'entries') return <EntriesList rows={[]} pages={{}} currency="" />
  const { earnings, next } = await vendor.balance.earnings({ after })
  return <EarningsList rows={earnings} pages={pagesOf(next)} />
}
