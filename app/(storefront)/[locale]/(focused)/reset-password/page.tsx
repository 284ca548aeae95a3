import type { Metadata } from 'next'
import { Alert } from '#app/_components/ui/alert.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { type PageQuery, queryValue } from '../../../_lib/page-query.ts'
import { AuthCard } from '../../../_parts/auth-card.tsx'
import { ResetPasswordForm } from '../../../_parts/auth-forms.tsx'

// The link's token must not travel on to anybody.
export const metadata: Metadata = {
  title: 'Choose a new password',
  referrer: 'no-referrer',
  robots: { index: false },
}

export default async function ResetPasswordPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>
  searchParams: PageQuery
}) {
  await pageLocale(params)
  const token = await queryValue(searchParams, 'token')
  return (
    <AuthCard title="Choose a new password">
      {token ? (
        <ResetPasswordForm token={token} />
      ) : (
        <Alert
          tone="warning"
          title="This link is not complete"
          action={<ButtonLink href="/forgot-password">Ask for a new one</ButtonLink>}
        >
          Perhaps your mail program broke it into two lines.
        </Alert>
      )}
    </AuthCard>
  )
}
