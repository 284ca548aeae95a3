import type { ReactNode } from 'react'
import { FilterBar } from '#app/_components/filter-bar.tsx'
import { ListKeys } from '#app/_components/list-keys.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith } from '#app/_components/path.ts'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'

interface SearchedListProps<Show extends string> {
  path: string
  title: string
  text?: string
  /** What narrows the list beside the search, the whole list first; `label` names them together. */
  views: {
    label: string
    current: Show | undefined
    all: readonly (Show | undefined)[]
    nameOf: (show: Show | 'all') => string
  }
  search: { label: string; placeholder: string; typed: string | undefined }
  /** The list itself. */
  children: ReactNode
}

/** A page that is one list, which is searched and has views; both stand in its address. */
export function SearchedList<Show extends string>(props: SearchedListProps<Show>) {
  const { path, title, text, views, search, children } = props
  const { typed: q, ...words } = search
  return (
    <>
      <PageHeader title={title} description={text} />
      <NavTabs
        label={views.label}
        tabs={views.all.map((show) => ({
          label: views.nameOf(show ?? 'all'),
          href: pathWith(path, { q, show }),
          current: show === views.current,
        }))}
      />
      <FilterBar path={path} values={{ q }} keep={{ show: views.current }} search={words}>
        <ListKeys />
      </FilterBar>
      <Card className="overflow-hidden">{children}</Card>
    </>
  )
}
