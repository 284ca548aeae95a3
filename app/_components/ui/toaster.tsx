'use client'

import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { sayWhatWasKept, subscribeToToasts, toastsWanted } from './toast.ts'

const SonnerToaster = lazy(() => import('./sonner-toaster.tsx'))

/** A client component because it waits for the first toast: only then is the toast library loaded. */
export function Toaster() {
  const wanted = useSyncExternalStore(subscribeToToasts, toastsWanted, () => false)
  useEffect(sayWhatWasKept, [])
  if (!wanted) return null
  return (
    <Suspense>
      <SonnerToaster />
    </Suspense>
  )
}
