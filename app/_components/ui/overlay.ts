/** What lies over the page: the veil, the window, and small popups. */
export const backdropClasses =
  'fixed inset-0 z-40 min-h-dvh bg-overlay transition-opacity duration-[180ms] data-ending-style:opacity-0 data-starting-style:opacity-0'

export const popupClasses = [
  'fixed z-50 max-h-[calc(100dvh-2rem)] overflow-y-auto overscroll-contain border border-border bg-popover p-6 text-popover-foreground shadow-lg outline-none',
  'inset-x-0 bottom-0 rounded-t-xl md:inset-x-auto md:bottom-auto md:top-1/2 md:left-1/2 md:w-full md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-xl',
  'transition-[opacity,translate,scale] duration-[180ms] data-ending-style:opacity-0 data-starting-style:opacity-0',
  'data-ending-style:translate-y-4 data-starting-style:translate-y-4 md:data-ending-style:-translate-y-1/2 md:data-ending-style:scale-[0.98] md:data-starting-style:-translate-y-1/2 md:data-starting-style:scale-[0.98]',
].join(' ')

export const menuClasses = [
  'max-h-[var(--available-height)] min-w-44 origin-[var(--transform-origin)] overflow-y-auto rounded-lg border border-border bg-popover p-1 text-sm text-popover-foreground shadow-lg outline-none',
  'transition-[opacity,scale] duration-[120ms] data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0',
].join(' ')
