import { PageHeader } from '#app/_components/page-header.tsx'
import { MAIN_ID } from '#app/_components/skip-link.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { DEFAULT_LOCALE, LOCALES } from '#server/messages/locales.ts'
import { renderEmail } from '#server/modules/notifications/render-email.tsx'
import { renderSms } from '#server/modules/notifications/render-sms.ts'
import { type Template, templateData } from '#server/modules/notifications/schema.ts'
import { getProducts } from '#server/trpc/public.ts'
import { sample } from './samples.ts'

const TEMPLATES = Object.keys(templateData) as Template[]

type Props = { searchParams: Promise<{ locale?: string }> }

/** Every mail and SMS as it is sent: in the light, in the dark, and as plain text. */
export default async function MailsPage({ searchParams }: Props) {
  const asked = (await searchParams).locale
  const locale = LOCALES.find((one) => one === asked) ?? DEFAULT_LOCALE
  const picture = (await getProducts({})).items.find((item) => item.picture)?.picture?.url ?? null
  return (
    <main id={MAIN_ID} tabIndex={-1} className="page-width py-8">
      <PageHeader
        title="Mails and SMS"
        description={
          <>
            As they are sent, with an imagined order. Back to the{' '}
            <Link href="/design" className="link">
              design system
            </Link>
            .
          </>
        }
      />
      <NavTabs
        label="Languages"
        tabs={LOCALES.map((one) => ({
          label: one === 'de' ? 'Deutsch' : 'English',
          href: `/design/mails?locale=${one}`,
          current: one === locale,
        }))}
      />
      <div className="space-y-10">
        {TEMPLATES.map((template) => (
          <Specimen key={template} template={template} locale={locale} picture={picture} />
        ))}
      </div>
    </main>
  )
}

/** The mail as a program shows it that prefers this scheme, whatever the reader of this page prefers. */
function inScheme(html: string, scheme: 'light' | 'dark'): string {
  return html.replace('(prefers-color-scheme: dark)', scheme === 'dark' ? 'all' : 'not all')
}

type SpecimenProps = { template: Template; locale: string; picture: string | null }

async function Specimen({ template, locale, picture }: SpecimenProps) {
  const message = sample(template, locale, picture)
  const { subject, html, text } = await renderEmail(message)
  const sms = renderSms(message)?.body
  return (
    <Card aria-labelledby={template}>
      <CardHeader id={template} title={subject} actions={<Badge>{template}</Badge>} />
      <CardContent className="space-y-4">
        <div className="grid gap-4 xl:grid-cols-2">
          {(['light', 'dark'] as const).map((scheme) => (
            <iframe
              key={scheme}
              srcDoc={inScheme(html, scheme)}
              title={`${subject}, ${scheme}`}
              sandbox=""
              className="h-[46rem] w-full rounded-md border border-border"
            />
          ))}
        </div>
        {sms && <p className="rounded-md bg-muted p-4 text-sm [overflow-wrap:anywhere]">{sms}</p>}
        <details>
          <summary className="cursor-pointer text-sm font-medium">Plain text</summary>
          <pre className="mt-3 overflow-x-auto rounded-md bg-muted p-4 text-sm whitespace-pre-wrap">
            {text}
          </pre>
        </details>
      </CardContent>
    </Card>
  )
}
