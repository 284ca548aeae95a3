import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'
import { Link } from '#app/_i18n/link.tsx'
import { getPathname } from '#app/_i18n/navigation.ts'
import { type ButtonVariants, buttonVariants } from './button-variants.ts'
import { cn } from './cn.ts'
import { Spinner } from './spinner.tsx'

export type ButtonProps = ComponentProps<'button'> &
  ButtonVariants & {
    /** Shows a spinner, keeps the width, and ignores presses while staying focusable. */
    loading?: boolean
  }

export { buttonVariants }

/** A button. An icon alone (`size="icon"`) needs an `aria-label`. Inside a form give `type="submit"`. */
export function Button({
  className,
  variant,
  size,
  loading = false,
  type = 'button',
  onClick,
  children,
  ...props
}: ButtonProps) {
  return (
    <button
      {...props}
      // A loading submit button must not submit twice, yet must not lose focus as a disabled one would.
      type={loading ? 'button' : type}
      onClick={loading ? undefined : onClick}
      aria-disabled={loading || props['aria-disabled']}
      aria-busy={loading || undefined}
      className={cn(buttonVariants({ variant, size }), className)}
    >
      {loading && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      {loading ? <span className="inline-flex items-center gap-2 opacity-0">{children}</span> : children}
    </button>
  )
}

export type ButtonLinkProps = Omit<ComponentProps<typeof Link>, 'href'> &
  ButtonVariants & {
    href: string
    /**
     * Loads a whole new document. Use it for the way from a cached page into /checkout, /account, /vendor,
     * /admin or /order: only a new document brings their stricter Content-Security-Policy into force.
     */
    document?: boolean
  }

/** A link that looks like a button. */
export function ButtonLink({ className, variant, size, document, ...props }: ButtonLinkProps) {
  const locale = useLocale()
  const classes = cn(buttonVariants({ variant, size }), className)
  if (!document) return <Link {...props} className={classes} />
  const { href, replace: _r, scroll: _s, ...rest } = props
  return <a {...rest} href={getPathname({ href, locale })} className={classes} />
}
