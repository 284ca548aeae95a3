import { Layout } from './layout.tsx'
import { Action, Paragraph } from './parts.tsx'
import { text } from './theme.ts'
import type { MailWords } from './words.ts'

interface AccountMail {
  words: MailWords
  name: string
  url: string
  shopUrl: string
}

export function PasswordReset(mail: AccountMail) {
  return <LinkMail {...mail} of="passwordReset" />
}

export function VerifyEmail(mail: AccountMail) {
  return <LinkMail {...mail} of="verifyEmail" />
}

/** A greeting, one link, and what to do if it was somebody else. */
function LinkMail({ words, name, url, shopUrl, of }: AccountMail & { of: 'passwordReset' | 'verifyEmail' }) {
  const { t } = words
  return (
    <Layout
      words={words}
      preview={t(`${of}.preview`)}
      title={t(`${of}.title`)}
      because={t('frame.account')}
      shopUrl={shopUrl}
    >
      <Paragraph>{t(`${of}.intro`, { name })}</Paragraph>
      <Action href={url}>{t(`${of}.action`)}</Action>
      <p className="muted" style={text.small}>
        {t(`${of}.note`)}
      </p>
    </Layout>
  )
}
