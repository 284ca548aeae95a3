import { BrandMark } from './brand.tsx'
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
  return (
    <main role="alert" className="grid min-h-dvh place-items-center p-6">
      <div className="max-w-md text-center">
        <BrandMark className="mx-auto size-12" />
        <h1 className="mt-6 text-3xl font-semibold">Something went wrong on our side</h1>
        <p className="mt-3 text-muted-foreground">
          Please try again in a moment. If you were placing an order that is safe: nothing is charged twice.
        </p>
        {reference && (
          <p className="mt-2 text-sm text-muted-foreground">
            Reference: <code className="font-mono">{reference}</code>
          </p>
        )}
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          <button type="button" onClick={onRetry} className={buttonVariants()}>
            Try again
          </button>
          <a href="/" className={buttonVariants({ variant: 'outline' })}>
            Go to the shop
          </a>
        </div>
      </div>
    </main>
  )
}
