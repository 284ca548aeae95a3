import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { formatRate } from '#app/_components/format.ts'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { api } from '#server/trpc/caller.ts'
import type { ShopSettings } from '../_parts/types.ts'
import { ProfileForm } from './_parts/profile-form.tsx'
import { SettingsHeader } from './_parts/settings-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.settings'))('profile') }
}

export default async function VendorProfile() {
  const [{ vendor }, t] = await Promise.all([api(), getTranslations('vendor.settings')])
  const settings = await vendor.settings.get()
  const { name, tagline, story, shippingPolicy, returnPolicy, foundedYear, city, email } = settings
  return (
    <>
      <SettingsHeader current="profile" />
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card>
          <CardHeader
            title={t('profile')}
            description={settings.mayChange ? t('profileText') : t('ownerOnly')}
          />
          <CardContent>
            <ProfileForm
              seen={{ name, tagline, story, shippingPolicy, returnPolicy, foundedYear, city, email }}
              mayChange={settings.mayChange}
            />
          </CardContent>
        </Card>
        <Terms settings={settings} />
      </div>
    </>
  )
}

async function Terms({ settings }: { settings: ShopSettings }) {
  const t = await getTranslations('vendor.settings')
  const { slug, status, commissionBps, holdDays } = settings
  const page = `/shop/${slug}`
  return (
    <Card>
      <CardHeader title={t('terms')} description={t('termsText')} />
      <CardContent>
        <DefinitionList
          items={[
            { term: t('shopState'), value: t(`states.${status as 'approved'}`) },
            { term: t('commission'), value: formatRate(commissionBps) },
            { term: t('hold'), value: t('holdDays', { days: holdDays }) },
            {
              term: t('address'),
              // A whole new document: cached pages have another Content-Security-Policy.
              value: (
                <a href={page} className="link">
                  {page}
                </a>
              ),
            },
          ]}
        />
      </CardContent>
    </Card>
  )
}
