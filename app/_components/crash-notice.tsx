import { DEFAULT_LOCALE, inLocale, isLocale, type Locale } from '#server/messages/locales.ts'
import { BrandMark } from './brand.tsx'
import { CRASH_WORDS } from './crash-words.ts'
import { buttonVariants } from './ui/button-variants.ts'

type CrashNoticeProps = {
  /** Leads to the server's log. */
  reference?: string
  onRetry: () => void
}

/**
 * What stands in for a page, or for all of it, that failed. Every page's first load carries it, so it is small;
 * the way home is a new document, since what failed may be this one's state.
 */
export function CrashNotice({ reference, onRetry }: CrashNoticeProps) {
  const locale = languageOfDocument()
  const words = CRASH_WORDS[locale]
  return (
    <main role="alert" className="grid min-h-dvh place-items-center p-6">
      <div className="max-w-md text-center">
        <BrandMark className="mx-auto size-12" />
        <h1 className="mt-6 text-3xl font-semibold">{words.title}</h1>
        <p className="mt-3 text-muted-foreground">{words.text}</p>
        {reference && (
          <p className="mt-2 text-sm text-muted-foreground">
            {words.reference}: <code className="font-mono">{reference}</code>
          </p>
        )}
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          <button type="button" onClick={onRetry} className={buttonVariants()}>
            {words.retry}
          </button>
          <a href={inLocale('/', locale)} className={buttonVariants({ variant: 'outline' })}>
            {words.toShop}
          </a>
        </div>
      </div>
    </main>
  )
}

/** The document's, since what hands out languages may be what failed. */
function languageOfDocument(): Locale {
  const written = typeof document === 'undefined' ? '' : document.documentElement.lang
  return isLocale(written) ? written : DEFAULT_LOCALE
}
