import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { payoutPage } from '#server/modules/payouts/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { PayoutsTable } from '../_parts/payouts-table.tsx'

const PATH = '/admin/payouts'
const STATES = [undefined, 'requested', 'processing', 'paid', 'failed', 'unknown', 'returned'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.payouts'))('title') }
}

export default async function Payouts({ searchParams }: { searchParams: Query }) {
  const query = wishes(await searchParams)
  const parsed = payoutPage.safeParse(query)
  const { state, vendor, after } = parsed.success ? parsed.data : {}
  const [{ admin }, t, words] = await Promise.all([
    api(),
    getTranslations('admin.payouts'),
    getTranslations('common.status.payout'),
  ])
  const { payouts, next } = await admin.book.payouts({ state, vendor, after })
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      {vendor ? (
        <Alert
          className="mb-4"
          title={t('ofVendor', { vendor: payouts[0]?.vendor ?? vendor })}
          action={
            <Link href={pathWith(PATH, { state })} className="link">
              {t('allVendors')}
            </Link>
          }
        />
      ) : null}
      <NavTabs
        label={t('show')}
        tabs={STATES.map((one) => ({
          label: one ? words(one) : t('all'),
          href: pathWith(PATH, { vendor, state: one }),
          current: one === state,
        }))}
      />
      <Card className="overflow-hidden">
        <PayoutsTable
          payouts={payouts}
          empty={t(state || vendor ? 'noMatch' : 'empty')}
          emptyText={t('emptyText')}
          pages={neighbours(PATH, { vendor, state }, { after, passed: query.passed, next })}
        />
      </Card>
    </>
  )
}
