import { Truck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { api } from '#server/trpc/caller.ts'
import { RateDialog } from '../_parts/rate-dialog.tsx'
import { RatesTable } from '../_parts/rates-table.tsx'
import { SettingsHeader } from '../_parts/settings-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.settings'))('delivery') }
}

export default async function VendorDelivery() {
  const [{ vendor }, t] = await Promise.all([api(), getTranslations('vendor.settings')])
  const [{ own, platform }, { mayChange, currency }] = await Promise.all([
    vendor.settings.rates(),
    vendor.settings.get(),
  ])
  return (
    <>
      <SettingsHeader current="delivery" />
      <div className="space-y-6">
        <Card className="overflow-hidden">
          <CardHeader
            title={t('rates')}
            description={mayChange ? t('ratesText') : t('ownerOnly')}
            actions={mayChange && <RateDialog rates={own} currency={currency} />}
          />
          <RatesTable
            caption={t('rates')}
            rates={own}
            mayChange={mayChange}
            empty={
              <EmptyState icon={<Truck />} title={t('noRates')} level={3}>
                {t('noRatesText')}
              </EmptyState>
            }
          />
        </Card>
        <Card className="overflow-hidden">
          <CardHeader title={t('platformRates')} description={t('termsText')} />
          <RatesTable
            caption={t('platformRates')}
            rates={platform.filter((rate) => rate.currency === currency)}
            mayChange={false}
          />
        </Card>
      </div>
    </>
  )
}
