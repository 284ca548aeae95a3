import { cn } from '#app/_components/ui/cn.ts'

/** JSON as it is, in a region of its own that scrolls; what is no JSON is shown as text. */
export function Json({ value, label, className }: { value: string; label: string; className?: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn('max-h-80 overflow-auto rounded-md bg-muted p-3', className)}
    >
      <pre className="font-mono text-xs leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {pretty(value)}
      </pre>
    </section>
  )
}

function pretty(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value), null, 2)
  } catch {
    return value
  }
}
