'use client'

import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { subscribeToToasts, toast, toastsWanted } from './toast.ts'

const SonnerToaster = lazy(() => import('./sonner-toaster.tsx'))

/** A client component because it waits for the first toast: only then is the toast library loaded. */
export function Toaster() {
  const wanted = useSyncExternalStore(subscribeToToasts, toastsWanted, () => false)
  useEffect(() => {
    const said = sessionStorage.getItem('say')
    if (said) toast.success(said)
    sessionStorage.removeItem('say')
  }, [])
  if (!wanted) return null
  return (
    <Suspense>
      <SonnerToaster />
    </Suspense>
  )
}
