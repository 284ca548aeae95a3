import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import { PreferencesForm } from '../_parts/preferences-form.tsx'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account.notifications' })
  return { title: t('title') }
}

export default async function NotificationsPage({ params }: Props) {
  const locale = await pageLocale(params)
  await requireUser('/account/notifications')
  const t = await getTranslations({ locale, namespace: 'account.notifications' })
  const preferences = await (await api()).account.preferences.get()
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Words locale={locale} of={['account']}>
        <PreferencesForm preferences={preferences} />
      </Words>
    </>
  )
}
