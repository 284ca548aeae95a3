import { PackageOpen } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import { AddressLines } from './_parts/address-lines.tsx'
import { OwnOrdersTable } from './_parts/orders-table.tsx'
import { ResendLink } from './_parts/resend-link.tsx'
import { SignOutButton } from './_parts/sign-out-button.tsx'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account.overview' })
  return { title: t('title') }
}

export default async function AccountPage({ params }: Props) {
  const locale = await pageLocale(params)
  await requireUser('/account')
  const t = await getTranslations({ locale, namespace: 'account.overview' })
  const caller = await api()
  const [me, { orders }, [address]] = await Promise.all([
    caller.account.me(),
    caller.orders.mine({ limit: 3 }),
    caller.account.addresses.list(),
  ])
  return (
    <Words locale={locale} of={['account', 'auth']}>
      <PageHeader
        title={t('hello', { name: me.name })}
        description={me.email}
        actions={
          <>
            {me.role === 'operator' && (
              <ButtonLink href="/admin" variant="outline" document>
                {t('operator')}
              </ButtonLink>
            )}
            {me.vendors.map((vendor) => (
              <ButtonLink key={vendor} href="/vendor" variant="outline" document>
                {t('vendor', { vendor })}
              </ButtonLink>
            ))}
            <SignOutButton />
          </>
        }
      />
      {!me.emailVerified && (
        <Alert className="mb-6" title={t('unverified')} action={<ResendLink email={me.email} />}>
          {t('unverifiedText', { email: me.email })}
        </Alert>
      )}
      <div className="space-y-6">
        <LatestOrders orders={orders} locale={locale} />
        <Card aria-labelledby="address">
          <CardHeader
            id="address"
            title={t('address')}
            actions={<More href="/account/addresses">{t('addresses')}</More>}
          />
          <CardContent>
            {address ? (
              <AddressLines address={address} />
            ) : (
              <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted-foreground">
                {t('noAddress')}
                <ButtonLink href="/account/addresses/new" variant="outline" size="sm">
                  {t('addAddress')}
                </ButtonLink>
              </div>
            )}
          </CardContent>
        </Card>
      </div>
    </Words>
  )
}

type Orders = Parameters<typeof OwnOrdersTable>[0]['orders']

async function LatestOrders({ orders, locale }: { orders: Orders; locale: 'en' | 'de' }) {
  const t = await getTranslations({ locale, namespace: 'account' })
  const none = (
    <EmptyState
      icon={<PackageOpen />}
      title={t('orders.none')}
      level={3}
      action={<ButtonLink href="/">{t('orders.look')}</ButtonLink>}
    >
      {t('orders.noneText')}
    </EmptyState>
  )
  return (
    <Card aria-labelledby="orders">
      <CardHeader
        id="orders"
        title={t('overview.latest')}
        actions={orders.length > 0 && <More href="/account/orders">{t('overview.allOrders')}</More>}
      />
      <OwnOrdersTable orders={orders} empty={none} />
    </Card>
  )
}

function More({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="link inline-flex min-h-6 items-center text-sm">
      {children}
    </Link>
  )
}
