'use client'

import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { announce } from '#app/_components/live-region.tsx'

type ListingRegionProps = {
  /** The address of the view that is shown: it changes when another one has come. */
  address: string
  /** What is shown, in words: said when another view has come. */
  summary: string
  children: ReactNode
}

/**
 * A listing whose links (`ViewLink`) answer at once: what is shown fades until the next view is there, which is then said.
 * An island around what the server has rendered.
 */
export function ListingRegion({ address, summary, children }: ListingRegionProps) {
  // Next's own: the links' addresses say their language.
  const router = useRouter()
  const region = useRef<HTMLDivElement>(null)
  const shown = useRef(address)
  const [leaving, setLeaving] = useState<string | null>(null)

  useEffect(() => {
    if (shown.current === address) return
    shown.current = address
    for (const menu of region.current?.querySelectorAll('details[data-menu][open]') ?? []) {
      menu.removeAttribute('open')
    }
    announce(summary)
  }, [address, summary])

  // A menu of links closes as menus do: by Escape, and when something else is pressed.
  useEffect(() => {
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return
      for (const menu of region.current?.querySelectorAll('details[data-menu][open]') ?? []) {
        if (event instanceof KeyboardEvent) menu.querySelector('summary')?.focus()
        else if (event.target instanceof Node && menu.contains(event.target)) continue
        menu.removeAttribute('open')
      }
    }
    document.addEventListener('keydown', close)
    document.addEventListener('pointerdown', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('pointerdown', close)
    }
  }, [])

  function follow(event: MouseEvent) {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-view]')
    if (!link || elsewhere) return
    event.preventDefault()
    if (link.href !== window.location.href) setLeaving(address)
    // The page stays where it is scrolled to.
    router.push(link.href, { scroll: false })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the links inside, which are what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link's click is also what Enter does
    <div ref={region} onClick={follow} className="group/listing" data-busy={leaving === address || undefined}>
      {children}
    </div>
  )
}
