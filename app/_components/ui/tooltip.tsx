'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'

/**
 * A few words on hover and on focus. Never the only place of something a person needs (a finger has no hover);
 * an icon button still needs its `aria-label`.
 */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger delay={300} render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className="max-w-64 origin-[var(--transform-origin)] rounded-md bg-foreground px-2.5 py-1.5 text-xs text-background shadow-md transition-opacity duration-[120ms] data-ending-style:opacity-0 data-starting-style:opacity-0">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
