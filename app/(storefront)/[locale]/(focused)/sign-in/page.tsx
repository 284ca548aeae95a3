import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Link } from '#app/_i18n/link.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { inLocale } from '#server/messages/locales.ts'
import { safeReturnPath } from '#server/modules/accounts/schema.ts'
import { type PageQuery, queryValue } from '../../../_lib/page-query.ts'
import { AuthCard } from '../../../_parts/auth-card.tsx'
import { SignInForm } from '../../../_parts/auth-forms.tsx'

type Props = { params: Promise<{ locale: string }>; searchParams: PageQuery }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'auth.signIn' })
  return { title: t('title') }
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'auth.signIn' })
  const next = safeReturnPath(await queryValue(searchParams, 'next'), inLocale('/account', locale))
  return (
    <AuthCard
      title={t('heading')}
      footer={
        <>
          {t('newHere')}{' '}
          <Link href={`/sign-up?next=${encodeURIComponent(next)}`} className="link">
            {t('create')}
          </Link>
        </>
      }
    >
      <Words locale={locale} of={['auth']}>
        <SignInForm next={next} />
      </Words>
      <p className="mt-4 text-center text-sm">
        <Link href="/forgot-password" className="link">
          {t('forgot')}
        </Link>
      </p>
    </AuthCard>
  )
}
