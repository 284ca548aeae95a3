import type { Metadata } from 'next'
import { Alert } from '#app/_components/ui/alert.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { type PageQuery, queryValue } from '../../../_lib/page-query.ts'
import { AuthCard } from '../../../_parts/auth-card.tsx'

export const metadata: Metadata = { title: 'Your e-mail address', robots: { index: false } }

/** Where the link in the mail that verifies an address ends. */
export default async function VerifiedPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>
  searchParams: PageQuery
}) {
  await pageLocale(params)
  const failed = (await queryValue(searchParams, 'error')) !== undefined
  return (
    <AuthCard title="Your e-mail address">
      <Alert
        tone={failed ? 'warning' : 'success'}
        title={failed ? 'This link has expired' : 'Thank you, your address is confirmed'}
        action={
          <ButtonLink href={failed ? '/account' : '/'} document={failed}>
            {failed ? 'Go to your account' : 'Go to the shop'}
          </ButtonLink>
        }
      >
        {failed
          ? 'Links in our mails work for a day. You can order without a confirmed address, too.'
          : 'News of your orders will find you.'}
      </Alert>
    </AuthCard>
  )
}
