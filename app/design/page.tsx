import { Link } from '#app/_i18n/link.tsx'
import { Brand } from '../_components/brand.tsx'
import { PageHeader } from '../_components/page-header.tsx'
import { MAIN_ID, SkipLink } from '../_components/skip-link.tsx'
import { ThemeToggle } from '../_components/theme-toggle.tsx'
import { Actions } from './_sections/actions.tsx'
import { Data } from './_sections/data.tsx'
import { Feedback } from './_sections/feedback.tsx'
import { Forms } from './_sections/forms.tsx'
import { Foundations } from './_sections/foundations.tsx'
import { Lists } from './_sections/lists.tsx'
import { Navigation } from './_sections/navigation.tsx'
import { Overlays } from './_sections/overlays.tsx'

const sections = [
  { id: 'foundations', label: 'Foundations', content: <Foundations /> },
  { id: 'actions', label: 'Actions', content: <Actions /> },
  { id: 'forms', label: 'Forms', content: <Forms /> },
  { id: 'feedback', label: 'Feedback', content: <Feedback /> },
  { id: 'navigation', label: 'Navigation', content: <Navigation /> },
  { id: 'overlays', label: 'Overlays', content: <Overlays /> },
  { id: 'data', label: 'Data', content: <Data /> },
  { id: 'lists', label: 'Lists', content: <Lists /> },
]

/** Every component in every state. */
export default function DesignPage() {
  return (
    <>
      <SkipLink />
      <header className="border-b border-border bg-card">
        <div className="page-width flex h-16 items-center justify-between">
          <Link href="/design" className="flex h-11 items-center rounded-sm">
            <Brand area="Design" />
          </Link>
          <ThemeToggle />
        </div>
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="page-width py-8">
        <PageHeader
          title="Design system"
          description={
            <>
              Every component in every state. The mails and the frames have pages of their own:{' '}
              <Link className="link" href="/design/mails">
                mails
              </Link>
              ,{' '}
              <Link className="link" href="/design/storefront">
                storefront
              </Link>
              ,{' '}
              <Link className="link" href="/design/dashboard">
                dashboard
              </Link>{' '}
              and{' '}
              <Link className="link" href="/design/crash">
                crash
              </Link>
              .
            </>
          }
        />
        <nav aria-label="Sections" className="mb-10 flex flex-wrap gap-x-5 gap-y-1">
          {sections.map((section) => (
            <a
              key={section.id}
              href={`#${section.id}`}
              className="link inline-flex min-h-8 items-center text-sm"
            >
              {section.label}
            </a>
          ))}
        </nav>
        <div className="space-y-16">
          {sections.map((section) => (
            <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
              <h2
                id={`${section.id}-title`}
                className="mb-6 border-b border-border pb-2 text-2xl font-semibold"
              >
                {section.label}
              </h2>
              <div className="space-y-10">{section.content}</div>
            </section>
          ))}
        </div>
      </main>
    </>
  )
}
