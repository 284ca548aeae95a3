import type { Metadata } from 'next'
import { Link } from '#app/_i18n/navigation.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { AuthCard } from '../../../_parts/auth-card.tsx'
import { ForgotPasswordForm } from '../../../_parts/auth-forms.tsx'

export const metadata: Metadata = { title: 'Forgot your password?' }

export default async function ForgotPasswordPage({ params }: { params: Promise<{ locale: string }> }) {
  await pageLocale(params)
  return (
    <AuthCard
      title="Forgot your password?"
      description="Tell us your address and we send you a link to choose a new one."
      footer={
        <Link href="/sign-in" className="link">
          Back to signing in
        </Link>
      }
    >
      <ForgotPasswordForm />
    </AuthCard>
  )
}
