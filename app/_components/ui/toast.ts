import type { toast as sonnerToast } from 'sonner'

type ToastOptions = {
  description?: string
  /** One way back, e.g. Undo. Never the only way to something: a toast goes away. */
  action?: { label: string; onClick: () => void }
}
type Kind = 'success' | 'error' | 'info'

let wanted = false
let show: typeof sonnerToast | undefined
const waiting: Array<[Kind, string, ToastOptions | undefined]> = []
const listeners = new Set<() => void>()

function add(kind: Kind, message: string, options?: ToastOptions): void {
  if (show) {
    show[kind](message, options)
    return
  }
  waiting.push([kind, message, options])
  wanted = true
  for (const listener of listeners) listener()
}

/** Shows a short message that goes away and is read out. Use it for the outcome of an action, once. */
export const toast = {
  success: (message: string, options?: ToastOptions) => add('success', message, options),
  error: (message: string, options?: ToastOptions) => add('error', message, options),
  info: (message: string, options?: ToastOptions) => add('info', message, options),
}

export function toastsWanted(): boolean {
  return wanted
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Called once the library's own container is mounted; shows what was asked for before. */
export function toastsReady(library: typeof sonnerToast): void {
  show = library
  for (const [kind, message, options] of waiting.splice(0)) show[kind](message, options)
}
