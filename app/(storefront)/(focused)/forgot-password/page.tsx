import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthCard } from '../../_parts/auth-card.tsx'
import { ForgotPasswordForm } from '../../_parts/auth-forms.tsx'

export const metadata: Metadata = { title: 'Forgot your password?' }

export default function ForgotPasswordPage() {
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
