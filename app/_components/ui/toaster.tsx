'use client'

import { lazy, Suspense, useSyncExternalStore } from 'react'
import { subscribeToToasts, toastsWanted } from './toast.ts'

const SonnerToaster = lazy(() => import('./sonner-toaster.tsx'))

/** A client component because it waits for the first toast: only then is the toast library loaded. */
export function Toaster() {
  const wanted = useSyncExternalStore(subscribeToToasts, toastsWanted, () => false)
  if (!wanted) return null
  return (
    <Suspense>
      <SonnerToaster />
    </Suspense>
  )
}
