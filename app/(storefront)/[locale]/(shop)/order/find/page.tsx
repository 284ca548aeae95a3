import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { alternates } from '#app/_i18n/addresses.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { inLocale } from '#server/messages/locales.ts'
import { type PageQuery, queryValue } from '../../../../_lib/page-query.ts'
import { AuthCard } from '../../../../_parts/auth-card.tsx'
import { FindOrderForm } from '../_parts/find-order-form.tsx'

// Never rendered while building: the frame around it reads the database.
export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string }>; searchParams: PageQuery }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'order.find' })
  return { title: t('title'), alternates: alternates('/order/find', locale) }
}

export default async function FindOrderPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'order.find' })
  const code = await queryValue(searchParams, 'code')
  return (
    <AuthCard
      title={t('title')}
      description={t('text')}
      footer={t.rich('signedIn', {
        link: (words) => (
          <a href={inLocale('/account', locale)} className="link">
            {words}
          </a>
        ),
      })}
    >
      <Words locale={locale} of={['order']}>
        <FindOrderForm code={code?.slice(0, 40) ?? ''} />
      </Words>
    </AuthCard>
  )
}
