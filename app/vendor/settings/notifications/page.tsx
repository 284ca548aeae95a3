import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { api } from '#server/trpc/caller.ts'
import { ChannelsForm } from '../_parts/channels-form.tsx'
import { SettingsHeader } from '../_parts/settings-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.settings'))('notifications') }
}

export default async function VendorChannels() {
  const [{ vendor }, t] = await Promise.all([api(), getTranslations('vendor.settings')])
  const { notifyByEmail, notifyBySms, phone, email, mayChange } = await vendor.settings.get()
  return (
    <>
      <SettingsHeader current="notifications" />
      <Card className="max-w-2xl">
        <CardHeader title={t('channels')} description={mayChange ? t('channelsText') : t('ownerOnly')} />
        <CardContent>
          <ChannelsForm seen={{ notifyByEmail, notifyBySms, phone }} email={email} mayChange={mayChange} />
        </CardContent>
      </Card>
    </>
  )
}
