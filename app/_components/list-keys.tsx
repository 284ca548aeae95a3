'use client'

import { Keyboard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from './ui/button.tsx'
import { CheckboxField } from './ui/checkbox.tsx'
import { Dialog } from './ui/dialog.tsx'

const STORED = 'list-keys'
/** The key, and the word in the catalogue that says what it does. */
const KEYS = { j: 'next', k: 'previous', Enter: 'open', x: 'choose', '/': 'search', '?': 'help' } as const

/**
 * The keys of a list: j and k go from row to row, x chooses one, / searches, ? tells. What they move is the real focus, so
 * Enter opens as always. Who speaks to the machine can switch them off (WCAG 2.1.4). A client component: it listens.
 */
export function ListKeys() {
  const t = useTranslations('common.keys')
  const [open, setOpen] = useState(false)
  const [on, setOn] = useState(true)
  useEffect(() => setOn(localStorage.getItem(STORED) !== 'off'), [])

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isBusy(event.target)) return
      if (event.key === '?') setOpen(true)
      else if (!on || !move(event.key)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])

  function toggle(next: boolean) {
    setOn(next)
    localStorage.setItem(STORED, next ? 'on' : 'off')
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="outline" size="icon" aria-label={t('title')} className="max-md:hidden">
          <Keyboard aria-hidden />
        </Button>
      }
      title={t('title')}
    >
      <dl className="divide-y divide-border text-sm">
        {Object.entries(KEYS).map(([key, word]) => (
          <div key={key} className="flex items-center justify-between py-2">
            <dt>{t(word)}</dt>
            <dd>
              <kbd className="rounded-sm border border-border bg-muted px-2 py-0.5 font-mono text-xs">
                {key}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
      <CheckboxField className="mt-4" label={t('on')} checked={on} onCheckedChange={toggle} />
    </Dialog>
  )
}

/** Whether a key belongs to something else: to what is being typed, or to a window over the page. */
function isBusy(target: EventTarget | null): boolean {
  const typed = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]'
  const field = target instanceof HTMLElement && target.closest(typed)
  return (
    Boolean(field) || document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
  )
}

/** Does what the key says; false where it says nothing. */
function move(key: string): boolean {
  if (key === '/') return focus(document.querySelector<HTMLElement>('[data-list-search]'))
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  if (key === 'x') {
    rows[at]?.querySelector<HTMLElement>('[data-choice]')?.click()
    return at >= 0
  }
  if (key !== 'j' && key !== 'k') return false
  const next = key === 'j' ? at + 1 : Math.max(at, 1) - 1
  return focus(rows[next]?.querySelector<HTMLElement>('a[href]') ?? null)
}

function focus(element: HTMLElement | null): boolean {
  element?.focus()
  element?.scrollIntoView({ block: 'nearest' })
  return element !== null
}
