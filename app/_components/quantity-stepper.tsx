'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { announce } from './live-region.tsx'
import { cn } from './ui/cn.ts'

type QuantityStepperProps = {
  value: number
  onValueChange: (value: number) => void
  min?: number
  /** What is available; the plus stops there. */
  max?: number
  /** Names the thing, e.g. "Quantity of Oak bowl". */
  label: string
  disabled?: boolean
  className?: string
}

const stepClasses =
  'grid w-11 shrink-0 place-items-center text-foreground transition-colors hover:bg-accent disabled:cursor-not-allowed disabled:text-muted-foreground disabled:opacity-50 disabled:hover:bg-transparent md:w-9 focus-ring-inset'

/**
 * A whole number with a minus and a plus, and a field to type into. A typed number counts when the field is
 * left or Enter is pressed, and is brought between min and max. A client component because it keeps the draft.
 */
export function QuantityStepper(props: QuantityStepperProps) {
  const { value, onValueChange, min = 1, max = 99, label, disabled = false, className } = props
  const t = useTranslations('common.ui')
  const [draft, setDraft] = useState(String(value))
  useEffect(() => setDraft(String(value)), [value])

  function change(next: number) {
    const bounded = Math.min(Math.max(next, min), Math.max(max, min))
    setDraft(String(bounded))
    if (bounded === value) return
    onValueChange(bounded)
    announce(`${label}: ${bounded}`)
  }

  function commit() {
    const typed = Number.parseInt(draft, 10)
    change(Number.isNaN(typed) ? value : typed)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one control
    <div
      role="group"
      aria-label={label}
      className={cn(
        'inline-flex h-11 overflow-hidden rounded-md border border-input bg-card md:h-10',
        className,
      )}
    >
      <button
        type="button"
        className={stepClasses}
        disabled={disabled || value <= min}
        aria-label={t('oneFewer')}
        onClick={() => change(value - 1)}
      >
        <Minus aria-hidden className="size-4" />
      </button>
      <input
        inputMode="numeric"
        pattern="[0-9]*"
        autoComplete="off"
        aria-label={label}
        disabled={disabled}
        value={draft}
        onChange={(event) => setDraft(event.target.value.replace(/\D/g, '').slice(0, 4))}
        onBlur={commit}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          commit()
        }}
        className="focus-ring-inset w-11 bg-transparent text-center text-base tabular-nums md:text-sm disabled:text-muted-foreground"
      />
      <button
        type="button"
        className={stepClasses}
        disabled={disabled || value >= max}
        aria-label={t('oneMore')}
        onClick={() => change(value + 1)}
      >
        <Plus aria-hidden className="size-4" />
      </button>
    </div>
  )
}
