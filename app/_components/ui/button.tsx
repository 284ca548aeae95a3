import { cva, type VariantProps } from 'class-variance-authority'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { Spinner } from './spinner.tsx'

/** Classes of a button; also for a link that looks like one (`ButtonLink`) and for Base UI's triggers. */
export const buttonVariants = cva(
  [
    'relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md border border-transparent font-medium',
    'transition-[background-color,border-color,color,box-shadow,transform] active:translate-y-px',
    'disabled:cursor-not-allowed disabled:opacity-50 disabled:active:translate-y-0 aria-disabled:cursor-not-allowed not-aria-busy:aria-disabled:opacity-50 aria-busy:opacity-85',
    '[&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary: 'bg-primary text-primary-foreground shadow-sm hover:bg-primary-hover',
        secondary: 'bg-secondary text-secondary-foreground hover:bg-secondary-hover',
        outline: 'border-input bg-card text-foreground hover:bg-accent',
        ghost: 'text-foreground hover:bg-accent',
        destructive:
          'bg-destructive-solid text-destructive-solid-foreground shadow-sm hover:bg-destructive-solid-hover',
        link: 'link h-auto! px-0! hover:text-primary-hover',
      },
      size: {
        // 44 px where fingers press, 40 px where a pointer does.
        md: 'h-11 px-4 text-sm md:h-10',
        sm: 'h-9 px-3 text-sm md:h-8',
        lg: 'h-12 px-6 text-base',
        icon: 'size-11 md:size-10 [&_svg]:size-5',
        'icon-sm': 'size-9 md:size-8',
      },
    },
    defaultVariants: { variant: 'primary', size: 'md' },
  },
)

type ButtonVariants = VariantProps<typeof buttonVariants>

export type ButtonProps = ComponentProps<'button'> &
  ButtonVariants & {
    /** Shows a spinner, keeps the width, and ignores presses while staying focusable. */
    loading?: boolean
  }

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

export type ButtonLinkProps = ComponentProps<typeof Link> &
  ButtonVariants & {
    /**
     * Loads a whole new document. Use it for the way from a cached page into /checkout, /account, /vendor,
     * /admin or /order: only a new document brings their stricter Content-Security-Policy into force.
     */
    document?: boolean
  }

/** A link that looks like a button. */
export function ButtonLink({ className, variant, size, document, ...props }: ButtonLinkProps) {
  const classes = cn(buttonVariants({ variant, size }), className)
  if (!document) return <Link {...props} className={classes} />
  const { href, prefetch: _p, replace: _r, scroll: _s, ...rest } = props
  return <a {...rest} href={String(href)} className={classes} />
}
