'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useState } from 'react'
import { Button } from './ui/button.tsx'
import { Checkbox } from './ui/checkbox.tsx'

type Choice = {
  /** Those of the page's rows that are chosen. */
  chosen: readonly string[]
  all: readonly string[]
  choose: (ids: readonly string[]) => void
}

const ChoiceContext = createContext<Choice | null>(null)

/** What of the list around it is chosen. */
export function useSelection(): Choice {
  const choice = use(ChoiceContext)
  if (!choice) throw new Error('a choice needs a <Selection> around its list')
  return choice
}

/**
 * Remembers which rows of one page of a list are chosen. A row that has left the page is chosen no more. A client
 * component: what is chosen is nobody's business but the screen's.
 */
export function Selection({ ids, children }: { ids: readonly string[]; children: ReactNode }) {
  const [marked, choose] = useState<readonly string[]>([])
  const chosen = ids.filter((id) => marked.includes(id))
  return <ChoiceContext value={{ chosen, all: ids, choose }}>{children}</ChoiceContext>
}

/** The box of one row; the key x presses it. */
export function RowChoice({ id, name }: { id: string; name: string }) {
  const { chosen, choose } = useSelection()
  const t = useTranslations('common.list')
  return (
    <Checkbox
      data-choice
      aria-label={t('select', { name })}
      checked={chosen.includes(id)}
      onCheckedChange={(on) => choose(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
    />
  )
}

/** The box above the rows' boxes. */
export function AllChoice() {
  const { chosen, all, choose } = useSelection()
  const t = useTranslations('common.list')
  return (
    <Checkbox
      aria-label={t('selectAll')}
      checked={all.length > 0 && chosen.length === all.length}
      indeterminate={chosen.length > 0 && chosen.length < all.length}
      onCheckedChange={(on) => choose(on ? all : [])}
    />
  )
}

/** What can be done with the chosen rows; stands at the lower edge for as long as some are chosen. */
export function SelectionBar({ children }: { children: ReactNode }) {
  const { chosen, choose } = useSelection()
  const t = useTranslations('common.list')
  if (chosen.length === 0) return null
  return (
    <section
      aria-label={t('selected', { count: chosen.length })}
      className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-xl border border-border bg-popover p-2 pl-4 text-sm shadow-lg"
    >
      <span className="mr-2 font-medium tabular-nums">{t('selected', { count: chosen.length })}</span>
      {children}
      <Button variant="ghost" size="sm" onClick={() => choose([])}>
        {t('clear')}
      </Button>
    </section>
  )
}
