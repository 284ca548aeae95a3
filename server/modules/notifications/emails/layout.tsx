import type { ReactNode } from 'react'
import { Body, Container, Head, Hr, Html, Link, Preview, Section, Text } from 'react-email'
import { colors, text } from './theme.ts'

/** The frame of every mail: one column, the wordmark above, who we are below. */
export function Layout({
  preview,
  shopUrl,
  children,
}: {
  preview: string
  shopUrl: string
  children: ReactNode
}) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: colors.ground, fontFamily: text.family, margin: 0, padding: '24px 0' }}>
        <Container
          style={{ backgroundColor: colors.sheet, borderRadius: 12, maxWidth: 560, padding: '28px 32px' }}
        >
          <Text style={{ ...text.mark, margin: '0 0 20px' }}>Tradehall</Text>
          <Section>{children}</Section>
          <Hr style={{ borderColor: colors.line, margin: '28px 0 16px' }} />
          <Text style={{ ...text.small, margin: 0 }}>
            Tradehall, the market of independent makers.{' '}
            <Link href={shopUrl} style={{ color: colors.muted }}>
              Visit the hall
            </Link>
          </Text>
        </Container>
      </Body>
    </Html>
  )
}
