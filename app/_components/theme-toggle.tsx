'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { THEME_KEY } from '../_security/theme.ts'
import { announce } from './live-region.tsx'
import { buttonVariants } from './ui/button-variants.ts'
import { cn } from './ui/cn.ts'

type Theme = 'system' | 'light' | 'dark'

const order: readonly Theme[] = ['system', 'light', 'dark']
const looks = {
  system: { icon: Monitor, name: "your device's" },
  light: { icon: Sun, name: 'light' },
  dark: { icon: Moon, name: 'dark' },
}
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function current(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

function choose(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(THEME_KEY)
    else localStorage.setItem(THEME_KEY, theme)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
  announce(`Theme: ${looks[theme].name}`)
}

/** Goes round: as the device has it, light, dark. A client component because the choice is the browser's. */
export function ThemeToggle({ className }: { className?: string }) {
  const theme = useSyncExternalStore<Theme>(subscribe, current, () => 'system')
  const next = order[(order.indexOf(theme) + 1) % order.length] ?? 'system'
  const Icon = looks[theme].icon
  return (
    <button
      type="button"
      className={cn(buttonVariants({ variant: 'ghost', size: 'icon' }), className)}
      aria-label={`Theme is ${looks[theme].name}. Change to ${looks[next].name}`}
      title={`Theme: ${looks[theme].name}`}
      onClick={() => choose(next)}
    >
      <Icon aria-hidden />
    </button>
  )
}
