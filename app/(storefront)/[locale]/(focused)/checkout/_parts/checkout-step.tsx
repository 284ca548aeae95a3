'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardContent } from '#app/_components/ui/card.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { STEPS, type Step } from '#app/(storefront)/_lib/checkout-form.ts'

type CheckoutStepProps = {
  id: Step
  /** The one that is open. */
  current: Step
  onOpen: (step: Step) => void
  /** What was said here, in a line or two, once it is done. */
  summary?: ReactNode
  /** Stays in the page while another step is open: what a card's own form holds cannot be written down. */
  keep?: boolean
  /** Beside the title while it is open. */
  aside?: ReactNode
  children: ReactNode
}

/** One step of the checkout: open, done with a way back to it, or yet to come. */
export function CheckoutStep({ id, current, onOpen, summary, keep, aside, children }: CheckoutStepProps) {
  const t = useTranslations('checkout')
  const open = id === current
  const done = STEPS.indexOf(id) < STEPS.indexOf(current)
  const heading = useFocusOnOpen(open)
  return (
    <Card aria-labelledby={id} aria-current={open ? 'step' : undefined}>
      <header className="flex items-center justify-between gap-4 p-4 md:px-6">
        <h2
          id={id}
          ref={heading}
          tabIndex={-1}
          className={cn('flex items-center gap-3 rounded-sm text-base font-semibold', !open && 'font-medium')}
        >
          <span
            aria-hidden
            className={cn(
              'grid size-6 shrink-0 place-items-center rounded-full text-xs font-semibold tabular-nums',
              open ? 'bg-primary text-primary-foreground' : 'bg-muted text-muted-foreground',
              done && 'bg-primary-soft text-primary-soft-foreground',
            )}
          >
            {done ? <Check className="size-3.5" /> : STEPS.indexOf(id) + 1}
          </span>
          {t(`steps.${id}`)}
        </h2>
        {open && aside}
        {done && (
          <Button
            variant="link"
            aria-label={t('changeStep', { step: t(`steps.${id}`) })}
            onClick={() => onOpen(id)}
          >
            {t('change')}
          </Button>
        )}
      </header>
      {done && summary && (
        <div className="-mt-2 px-4 pb-4 pl-13 text-sm text-muted-foreground [overflow-wrap:anywhere] md:pl-15">
          {summary}
        </div>
      )}
      {(open || keep) && (
        <CardContent hidden={!open} className={open ? 'space-y-4' : undefined}>
          {children}
        </CardContent>
      )}
    </Card>
  )
}

/** When a step opens after another, reading and typing go on at its heading. */
function useFocusOnOpen(open: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(open)
  useEffect(() => {
    if (open && !before.current) heading.current?.focus()
    before.current = open
  }, [open])
  return heading
}

/** The way from a step to the next. */
export function Continue({ children, loading }: { children: ReactNode; loading?: boolean }) {
  return (
    <div className="pt-2">
      <Button type="submit" size="lg" className="w-full sm:w-auto" loading={loading}>
        {children}
      </Button>
    </div>
  )
}
