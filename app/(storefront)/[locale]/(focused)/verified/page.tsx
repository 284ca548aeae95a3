import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Alert } from '#app/_components/ui/alert.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { type PageQuery, queryValue } from '../../../_lib/page-query.ts'
import { AuthCard } from '../../../_parts/auth-card.tsx'

type Props = { params: Promise<{ locale: string }>; searchParams: PageQuery }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'auth.verified' })
  return { title: t('title'), robots: { index: false } }
}

/** Where the link in the mail that verifies an address ends. */
export default async function VerifiedPage({ params, searchParams }: Props) {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'auth.verified' })
  const failed = (await queryValue(searchParams, 'error')) !== undefined
  return (
    <AuthCard title={t('title')}>
      <Alert
        tone={failed ? 'warning' : 'success'}
        title={t(failed ? 'expired' : 'done')}
        action={
          <span className="flex flex-wrap gap-2">
            {!failed && <ButtonLink href="/">{t('toShop')}</ButtonLink>}
            <ButtonLink
              href={failed ? '/account' : '/account/orders'}
              variant={failed ? 'primary' : 'outline'}
              document
            >
              {t(failed ? 'toAccount' : 'toOrders')}
            </ButtonLink>
          </span>
        }
      >
        {t(failed ? 'expiredText' : 'doneText')}
      </Alert>
    </AuthCard>
  )
}
