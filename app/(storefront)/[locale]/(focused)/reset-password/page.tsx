import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Alert } from '#app/_components/ui/alert.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { type PageQuery, queryValue } from '../../../_lib/page-query.ts'
import { AuthCard } from '../../../_parts/auth-card.tsx'
import { ResetPasswordForm } from '../../../_parts/auth-forms.tsx'

type Props = { params: Promise<{ locale: string }>; searchParams: PageQuery }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'auth.reset' })
  // The link's token must not travel on to anybody.
  return { title: t('title'), referrer: 'no-referrer', robots: { index: false } }
}

export default async function ResetPasswordPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'auth.reset' })
  const token = await queryValue(searchParams, 'token')
  return (
    <AuthCard title={t('title')}>
      {token ? (
        <Words locale={locale} of={['auth']}>
          <ResetPasswordForm token={token} />
        </Words>
      ) : (
        <Alert
          tone="warning"
          title={t('broken')}
          action={<ButtonLink href="/forgot-password">{t('again')}</ButtonLink>}
        >
          {t('brokenText')}
        </Alert>
      )}
    </AuthCard>
  )
}
