'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

type Tab = { value: string; label: ReactNode; content: ReactNode; disabled?: boolean }

type TabsProps = {
  /** Names the list of tabs. */
  label: string
  tabs: readonly Tab[]
  defaultValue?: string
  value?: string
  onValueChange?: (value: string) => void
  className?: string
}

/** Views of one thing on one page. For views with an address of their own use `NavTabs`. */
export function Tabs({
  label,
  tabs,
  defaultValue = tabs[0]?.value,
  value,
  onValueChange,
  className,
}: TabsProps) {
  return (
    <Base.Root
      defaultValue={value === undefined ? defaultValue : undefined}
      value={value}
      onValueChange={onValueChange && ((next) => onValueChange(String(next)))}
      className={className}
    >
      <Base.List aria-label={label} className="relative flex gap-1 overflow-x-auto border-b border-border">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            disabled={tab.disabled}
            className={cn(
              'focus-ring-inset h-11 shrink-0 rounded-t-md px-3 text-sm font-medium text-muted-foreground transition-colors hover:text-foreground md:h-10',
              'data-active:text-foreground data-disabled:cursor-not-allowed data-disabled:opacity-50',
            )}
          >
            {tab.label}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) rounded-full bg-primary transition-[left,width] duration-[180ms]" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="rounded-md pt-4">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
