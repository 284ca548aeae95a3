'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Link } from '#app/_i18n/link.tsx'
import { cn } from './cn.ts'
import { menuClasses } from './overlay.ts'

export type MenuEntry =
  | { kind: 'link'; label: ReactNode; href: string; icon?: ReactNode }
  | {
      kind: 'action'
      label: ReactNode
      onSelect: () => void
      icon?: ReactNode
      destructive?: boolean
      disabled?: boolean
    }
  /** Is on or off; choosing it leaves the menu open. */
  | { kind: 'check'; label: ReactNode; checked: boolean; onCheckedChange: (checked: boolean) => void }
  | { kind: 'separator' }
  | { kind: 'heading'; label: ReactNode }

type MenuProps = {
  /** The button that opens it; an icon alone needs an `aria-label`. */
  trigger: ReactElement
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
}

const itemClasses =
  'flex min-h-10 w-full items-center gap-2.5 rounded-sm px-3 py-2 text-start text-sm no-underline outline-none md:min-h-8 md:py-1.5 data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0'

/** A short list of things to do with the thing beside it. */
export function Menu({ trigger, entries, align = 'end' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} className="z-50 outline-none">
          <Base.Popup className={menuClasses}>
            {entries.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
              <Entry key={index} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Base.Separator className="-mx-1 my-1 h-px bg-border" />
  if (entry.kind === 'heading') {
    return <div className="truncate px-3 py-1.5 text-xs text-muted-foreground">{entry.label}</div>
  }
  if (entry.kind === 'check') {
    return (
      <Base.CheckboxItem
        checked={entry.checked}
        onCheckedChange={entry.onCheckedChange}
        closeOnClick={false}
        className={cn(itemClasses, 'data-highlighted:bg-accent')}
      >
        <span className="size-4">
          <Base.CheckboxItemIndicator>
            <Check aria-hidden />
          </Base.CheckboxItemIndicator>
        </span>
        {entry.label}
      </Base.CheckboxItem>
    )
  }
  if (entry.kind === 'link') {
    return (
      <Base.LinkItem
        render={<Link href={entry.href} />}
        closeOnClick
        className={cn(itemClasses, 'data-highlighted:bg-accent')}
      >
        {entry.icon}
        {entry.label}
      </Base.LinkItem>
    )
  }
  return (
    <Base.Item
      onClick={entry.onSelect}
      disabled={entry.disabled}
      className={cn(
        itemClasses,
        entry.destructive
          ? 'text-destructive data-highlighted:bg-destructive-soft'
          : 'data-highlighted:bg-accent',
      )}
    >
      {entry.icon}
      {entry.label}
    </Base.Item>
  )
}
