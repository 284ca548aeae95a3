import type { ReactNode } from 'react'
import { cn } from './ui/cn.ts'

export type Definition = { term: ReactNode; value: ReactNode }

type DefinitionListProps = {
  items: readonly Definition[]
  /** `rows`: term left, value right. `stacked`: term above value, in columns where there is room. */
  layout?: 'rows' | 'stacked'
  className?: string
}

/** Facts about one thing. A value that is null or empty is shown as a dash, so that rows keep their place. */
export function DefinitionList({ items, layout = 'rows', className }: DefinitionListProps) {
  return (
    <dl
      className={cn(
        '@container w-full text-sm',
        layout === 'rows' && 'divide-y divide-border',
        layout === 'stacked' && 'grid grid-cols-[repeat(auto-fill,minmax(12rem,1fr))] gap-4',
        className,
      )}
    >
      {items.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity but their place
          key={index}
          className={cn(
            layout === 'rows' && 'flex flex-col gap-x-4 gap-y-0.5 py-2.5 @xs:flex-row first:pt-0 last:pb-0',
          )}
        >
          <dt className={cn('text-muted-foreground', layout === 'rows' && 'shrink-0 @xs:w-28 @md:w-44')}>
            {item.term}
          </dt>
          <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            {item.value === null || item.value === '' ? '–' : item.value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
