import { MapPin } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card, CardContent } from '#app/_components/ui/card.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import { AddressActions } from '../_parts/address-actions.tsx'
import { AddressLines } from '../_parts/address-lines.tsx'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account.addresses' })
  return { title: t('title') }
}

export default async function AddressesPage({ params }: Props) {
  const locale = await pageLocale(params)
  await requireUser('/account/addresses')
  const t = await getTranslations({ locale, namespace: 'account.addresses' })
  const addresses = await (await api()).account.addresses.list()
  const add = <ButtonLink href="/account/addresses/new">{t('add')}</ButtonLink>
  return (
    <Words locale={locale} of={['account']}>
      <PageHeader title={t('title')} description={t('description')} actions={addresses.length > 0 && add} />
      {addresses.length === 0 && (
        <Card>
          <EmptyState icon={<MapPin />} title={t('none')} action={add}>
            {t('noneText')}
          </EmptyState>
        </Card>
      )}
      <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {addresses.map((address) => (
          <li key={address.id}>
            <Card className="flex h-full flex-col" aria-label={`${address.name}, ${address.line1}`}>
              <CardContent className="flex flex-1 flex-col justify-between gap-4">
                <div className="flex items-start justify-between gap-3">
                  <AddressLines address={address} />
                  {address.isDefault && <Badge tone="primary">{t('default')}</Badge>}
                </div>
                <AddressActions {...address} />
              </CardContent>
            </Card>
          </li>
        ))}
      </ul>
    </Words>
  )
}
