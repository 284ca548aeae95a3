import type { ReactNode } from 'react'
import { Body, Container, Head, Html, Preview } from 'react-email'
import { inLocale } from '#server/messages/locales.ts'
import { colors, DARK, text } from './theme.ts'
import type { MailWords } from './words.ts'

type LayoutProps = {
  words: MailWords
  /** Also the document's title; stands in lists of mails behind the subject. */
  preview: string
  title: string
  /** Why the mail came, below. */
  because: string
  shopUrl: string
  children: ReactNode
}

const ground = { backgroundColor: colors.ground, fontFamily: text.family, margin: 0, padding: '24px 12px' }
const sheet = { backgroundColor: colors.sheet, borderRadius: 12, maxWidth: 560, padding: '28px 28px 24px' }
const foot = { ...text.note, borderTop: `1px solid ${colors.line}`, margin: '28px 0 0', paddingTop: 16 }

/** The frame of every mail: one column, the mark above, who we are and why we write below. */
export function Layout({ words, preview, title, because, shopUrl, children }: LayoutProps) {
  const { locale, t } = words
  return (
    <Html lang={locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{preview}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours */}
        <style dangerouslySetInnerHTML={{ __html: DARK }} />
      </Head>
      <Body lang={locale} className="ground" style={ground}>
        <Preview>{preview}</Preview>
        <Container className="sheet" style={sheet}>
          <Mark />
          <h1 className="ink" style={text.title}>
            {title}
          </h1>
          {children}
          <p className="line muted" style={foot}>
            {t('frame.about')}{' '}
            <a href={`${shopUrl}${inLocale('/', locale)}`} className="muted" style={text.quietLink}>
              {t('frame.visit')}
            </a>
            <br />
            {because}
          </p>
        </Container>
      </Body>
    </Html>
  )
}

const stripe = (color: string) =>
  `<td style="background-color:${color};border-radius:2px 2px 4px 4px;font-size:1px;height:9px;line-height:1px;width:7px"></td>`

/** Awning and post of the mark, in cells: no picture to load, and none to be blocked. The same in every mail. */
const AWNING = `<table role="presentation" cellpadding="0" cellspacing="0"><tbody><tr>${stripe(colors.onAccent)}${stripe(
  colors.awning,
)}${stripe(
  colors.onAccent,
)}</tr><tr><td style="font-size:1px;height:2px;line-height:1px"></td></tr><tr><td></td><td style="background-color:${
  colors.onAccent
};border-radius:1px 1px 3px 3px;font-size:1px;height:8px;line-height:1px"></td><td></td></tr></tbody></table>`

const mark = { marginBottom: 22 }
const tile = { backgroundColor: colors.accent, borderRadius: 8, height: 32, width: 32 }

function Mark() {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} style={mark}>
      <tbody>
        <tr>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours */}
          <td align="center" style={tile} dangerouslySetInnerHTML={{ __html: AWNING }} />
          <td className="ink" style={text.mark}>
            Tradehall
          </td>
        </tr>
      </tbody>
    </table>
  )
}
