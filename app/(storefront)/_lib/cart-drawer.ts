import { useSyncExternalStore } from 'react'

interface Drawer {
  open: boolean
  /** What has just been put into the cart, by name. */
  added: string | null
}

const CLOSED: Drawer = { open: false, added: null }

let drawer = CLOSED
const listeners = new Set<() => void>()

function show(next: Drawer): void {
  drawer = next
  for (const listener of listeners) listener()
}

/** Shows the cart beside the page; `added`: what was just put into it. The header holds the drawer itself. */
export function openCart(added: string | null = null): void {
  show({ open: true, added })
}

export function closeCart(): void {
  show({ ...drawer, open: false })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useCartDrawer(): Drawer {
  return useSyncExternalStore(
    subscribe,
    () => drawer,
    () => CLOSED,
  )
}
