import { BrandMark } from './brand.tsx'
import { buttonVariants } from './ui/button-variants.ts'

export type CrashWords = { title: string; text: string; reference: string; retry: string; toShop: string }

type CrashNoticeProps = {
  words: CrashWords
  /** The shop in the reader's language. */
  home: string
  /** Leads to the server's log. */
  reference?: string
  onRetry: () => void
}

/**
 * What stands in for a page, or for all of it, that failed. Every page's first load carries it, so it is small;
 * the way home is a new document, since what failed may be this one's state.
 */
export function CrashNotice({ words, home, reference, onRetry }: CrashNoticeProps) {
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
          <a href={home} className={buttonVariants({ variant: 'outline' })}>
            {words.toShop}
          </a>
        </div>
      </div>
    </main>
  )
}
