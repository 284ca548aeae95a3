import type { Metadata } from 'next'
import { Link } from '#app/_i18n/navigation.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { safeReturnPath } from '#server/modules/accounts/schema.ts'
import { type PageQuery, queryValue } from '../../../_lib/page-query.ts'
import { AuthCard } from '../../../_parts/auth-card.tsx'
import { SignInForm } from '../../../_parts/auth-forms.tsx'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
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
      title="Welcome back"
      footer={
        <>
          New here?{' '}
          <Link href={`/sign-up?next=${encodeURIComponent(next)}`} className="link">
            Create an account
          </Link>
        </>
      }
    >
      <SignInForm next={next} />
      <p className="mt-4 text-center text-sm">
        <Link href="/forgot-password" className="link">
          Forgot your password?
        </Link>
      </p>
    </AuthCard>
  )
}
