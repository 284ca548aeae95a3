import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { isLocale } from '#server/messages/locales.ts'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import { DeleteAccount } from '../_parts/delete-account.tsx'
import { LanguageForm } from '../_parts/language-form.tsx'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account.profile' })
  return { title: t('title') }
}

export default async function ProfilePage({ params }: Props) {
  const locale = await pageLocale(params)
  await requireUser('/account/profile')
  const t = await getTranslations({ locale, namespace: 'account.profile' })
  const me = await (await api()).account.me()
  return (
    <Words locale={locale} of={['account', 'auth']}>
      <PageHeader title={t('title')} />
      <div className="max-w-2xl space-y-6">
        <Card aria-labelledby="language">
          <CardHeader id="language" title={t('language')} description={t('languageText')} />
          <CardContent>
            <LanguageForm chosen={isLocale(me.locale) ? me.locale : locale} />
          </CardContent>
        </Card>
        <Card aria-labelledby="delete">
          <CardHeader id="delete" title={t('delete')} description={t('deleteText')} />
          <CardContent>
            <DeleteAccount />
          </CardContent>
        </Card>
      </div>
    </Words>
  )
}
