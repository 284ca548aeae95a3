const REGION_ID = 'live-region'

/** The page's one live region, rendered by the root layout. Islands speak through `announce`. */
export function LiveRegion() {
  return <div id={REGION_ID} className="sr-only" aria-live="polite" aria-atomic="true" />
}

/**
 * Says a message to screen readers without showing it, e.g. "Quantity is now 3". A message that is also shown
 * as a toast needs no announcement: toasts speak for themselves. The same message twice is said twice.
 */
export function announce(message: string): void {
  const region = document.getElementById(REGION_ID)
  if (!region) return
  region.textContent = ''
  // A change that is written in the same frame as the clearing is not noticed.
  setTimeout(() => {
    region.textContent = message
  }, 60)
}
