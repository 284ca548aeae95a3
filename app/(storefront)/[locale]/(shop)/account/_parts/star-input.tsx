'use client'

import { useTranslations } from 'next-intl'
import { type Ref, useId } from 'react'
import { Stars } from '#app/_components/rating.tsx'
import { MAX_STARS } from '#server/modules/reviews/constants.ts'

type StarInputProps = {
  legend: string
  name: string
  /** 1 to 5; 0 as long as nothing is chosen. */
  value: number
  onChange: (value: number) => void
  onBlur?: () => void
  error?: string
  ref?: Ref<HTMLInputElement>
}

const SCALE = ['1', '2', '3', '4', '5'] as const

/** One to five stars: radio buttons, each with a word for what it means. */
export function StarInput({ legend, name, value, onChange, onBlur, error, ref }: StarInputProps) {
  const t = useTranslations('product')
  const id = useId()
  const chosen = SCALE[value - 1]
  return (
    <fieldset aria-describedby={error && id}>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap items-center gap-x-3">
        <div className="flex">
          {SCALE.slice(0, MAX_STARS).map((word, index) => (
            <label
              key={word}
              className="grid size-11 place-items-center rounded-md text-2xl has-focus-visible:outline-2 has-focus-visible:outline-offset-[-2px] has-focus-visible:outline-ring"
            >
              <input
                ref={index === 0 ? ref : undefined}
                type="radio"
                name={name}
                value={word}
                checked={value === index + 1}
                onChange={() => onChange(index + 1)}
                onBlur={onBlur}
                className="sr-only"
              />
              <Stars rating={index < value ? 500 : 0} count={1} />
              <span className="sr-only">
                {t('reviews.stars', { stars: index + 1 })}, {t(`review.words.${word}`)}
              </span>
            </label>
          ))}
        </div>
        {chosen && <span className="text-sm font-medium">{t(`review.words.${chosen}`)}</span>}
      </div>
      {error && (
        <p id={id} role="alert" className="mt-1.5 text-sm text-destructive">
          {error}
        </p>
      )}
    </fieldset>
  )
}
