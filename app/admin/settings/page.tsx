import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { api } from '#server/trpc/caller.ts'
import { PlatformForm } from './_parts/platform-form.tsx'
import { ShippingRates } from './_parts/shipping-rates.tsx'
import { TaxRates } from './_parts/tax-rates.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings'))('title') }
}

function SearchWords() {
  const t = useTranslations('admin.synonyms')
  return (
    <Card>
      <CardHeader
        title={t('link')}
        description={t('linkText')}
        actions={
          <Link href="/admin/settings/search" className="link text-sm">
            {t('open')}
          </Link>
        }
      />
    </Card>
  )
}

export default async function SettingsPage() {
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.settings')])
  const { settings, taxes, shipping } = await admin.settings.get()
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <div className="space-y-6">
        <PlatformForm settings={settings} />
        <ShippingRates rates={shipping} currency={settings.currency} />
        <TaxRates rates={taxes} />
        <SearchWords />
      </div>
    </>
  )
}
