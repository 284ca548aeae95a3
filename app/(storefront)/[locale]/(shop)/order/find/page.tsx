import type { Metadata } from 'next'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { type PageQuery, queryValue } from '../../../../_lib/page-query.ts'
import { AuthCard } from '../../../../_parts/auth-card.tsx'
import { FindOrderForm } from '../../../../_parts/find-order-form.tsx'

// Never rendered while building: the frame around it reads the database.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Find an order' }

export default async function FindOrderPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>
  searchParams: PageQuery
}) {
  await pageLocale(params)
  const code = await queryValue(searchParams, 'code')
  return (
    <AuthCard
      title="Find an order"
      description="With its code and the e-mail address that you gave."
      footer={
        <>
          You were signed in?{' '}
          <a href="/account" className="link">
            It is in your account
          </a>
        </>
      }
    >
      <FindOrderForm code={code?.slice(0, 40) ?? ''} />
    </AuthCard>
  )
}
