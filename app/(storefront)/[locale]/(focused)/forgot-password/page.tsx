import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Link } from '#app/_i18n/link.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { AuthCard } from '../../../_parts/auth-card.tsx'
import { ForgotPasswordForm } from '../../../_parts/auth-forms.tsx'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'auth.forgot' })
  return { title: t('title') }
}

export default async function ForgotPasswordPage({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'auth.forgot' })
  return (
    <AuthCard
      title={t('title')}
      description={t('description')}
      footer={
        <Link href="/sign-in" className="link">
          {t('back')}
        </Link>
      }
    >
      <Words locale={locale} of={['auth']}>
        <ForgotPasswordForm />
      </Words>
    </AuthCard>
  )
}
