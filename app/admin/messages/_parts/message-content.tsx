import { useTranslations } from 'next-intl'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import type { Message } from '../../_parts/types.ts'

/**
 * What a message says. A mail is shown in a frame without any rights: no script, no form, no origin of ours; what it
 * would load from elsewhere the page's policy refuses.
 */
export function MessageContent({ content }: { content: Message['content'] }) {
  const t = useTranslations('admin.message')
  if (content.kind !== 'email' && content.kind !== 'sms') {
    const words = { withheld: 'withheld', gone: 'gone', 'in-app': 'inApp' } as const
    return (
      <Card className="min-w-0">
        <CardHeader title={t('content')} />
        <CardContent>
          <p className="text-sm text-muted-foreground">{t(words[content.kind])}</p>
        </CardContent>
      </Card>
    )
  }
  return (
    <Card className="min-w-0 overflow-hidden">
      <CardHeader title={t('content')} description={t(content.frozen ? 'frozen' : 'renderedNow')} />
      {content.kind === 'sms' ? (
        <CardContent>
          <p className="whitespace-pre-wrap rounded-md bg-muted p-4 text-sm [overflow-wrap:anywhere]">
            {content.text}
          </p>
        </CardContent>
      ) : (
        <Mail mail={content} />
      )}
    </Card>
  )
}

function Mail({ mail: { subject, html, text } }: { mail: { subject: string; html: string; text: string } }) {
  const t = useTranslations('admin.message')
  return (
    <>
      <p className="border-t border-border px-4 py-3 text-sm md:px-6">
        <span className="text-muted-foreground">{t('subject')}</span>{' '}
        <strong className="[overflow-wrap:anywhere]">{subject}</strong>
      </p>
      <iframe
        title={t('preview')}
        sandbox=""
        srcDoc={html}
        className="h-[40rem] w-full border-y border-border bg-white"
      />
      <details className="px-4 py-3 text-sm md:px-6">
        <summary className="min-h-6 cursor-pointer font-medium">{t('plainText')}</summary>
        <p className="mt-2 whitespace-pre-wrap rounded-md bg-muted p-4 font-mono text-xs [overflow-wrap:anywhere]">
          {text}
        </p>
      </details>
    </>
  )
}
