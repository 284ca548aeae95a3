import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import { PasswordForm } from '../_parts/password-form.tsx'
import { Sessions } from '../_parts/sessions.tsx'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account.security' })
  return { title: t('title') }
}

export default async function SecurityPage({ params }: Props) {
  const locale = await pageLocale(params)
  await requireUser('/account/security')
  const t = await getTranslations({ locale, namespace: 'account.security' })
  const sessions = await (await api()).account.sessions.list()
  return (
    <Words locale={locale} of={['account', 'auth']}>
      <PageHeader title={t('title')} />
      <div className="max-w-2xl space-y-6">
        <Card aria-labelledby="password">
          <CardHeader id="password" title={t('password')} description={t('passwordText')} />
          <CardContent className="max-w-md">
            <PasswordForm />
          </CardContent>
        </Card>
        <Sessions sessions={sessions} />
      </div>
    </Words>
  )
}
