import type { Metadata } from 'next'
import { PageHeader } from '#app/_components/page-header.tsx'
import { api } from '#server/trpc/caller.ts'
import { PlatformForm } from '../_parts/platform-form.tsx'
import { ShippingRates } from '../_parts/shipping-rates.tsx'
import { TaxRates } from '../_parts/tax-rates.tsx'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const { admin } = await api()
  const { settings, taxes, shipping } = await admin.settings.get()
  return (
    <>
      <PageHeader
        title="Settings"
        description="What the marketplace goes by. Orders that were placed keep what held when they were placed; every change is in the audit trail."
      />
      <div className="space-y-6">
        <PlatformForm settings={settings} />
        <ShippingRates rates={shipping} currency={settings.currency} />
        <TaxRates rates={taxes} />
      </div>
    </>
  )
}
