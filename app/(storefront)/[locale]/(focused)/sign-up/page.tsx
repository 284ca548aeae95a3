import type { Metadata } from 'next'
import { Link } from '#app/_i18n/navigation.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { safeReturnPath } from '#server/modules/accounts/schema.ts'
import { type PageQuery, queryValue } from '../../../_lib/page-query.ts'
import { AuthCard } from '../../../_parts/auth-card.tsx'
import { SignUpForm } from '../../../_parts/auth-forms.tsx'

export const metadata: Metadata = { title: 'Create an account' }

export default async function SignUpPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>
  searchParams: PageQuery
}) {
  await pageLocale(params)
  const next = safeReturnPath(await queryValue(searchParams, 'next'))
  return (
    <AuthCard
      title="Create an account"
      description="Your orders in one place. What is in your cart stays in it."
      footer={
        <>
          You have one?{' '}
          <Link href={`/sign-in?next=${encodeURIComponent(next)}`} className="link">
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm next={next} />
    </AuthCard>
  )
}
