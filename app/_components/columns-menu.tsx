'use client'

import { Columns3 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { useRouter } from '#app/_i18n/use-navigation.ts'
import { pathWith } from './path.ts'
import { Button } from './ui/button.tsx'
import { Menu } from './ui/menu.tsx'

type ColumnsMenuProps = {
  path: string
  /** The address's query without the columns. */
  query: Readonly<Record<string, string | undefined>>
  /** Those that can be left out. */
  columns: readonly { id: string; label: string }[]
  shown: readonly string[]
  /** What is shown where the address does not say. */
  standard: readonly string[]
}

/** Which columns a list shows; kept in its address (`columns`), so that a saved view remembers them. */
export function ColumnsMenu({ path, query, columns, shown, standard }: ColumnsMenuProps) {
  const t = useTranslations('common.list')
  const router = useRouter()
  const [, startTransition] = useTransition()
  const [ids, setIds] = useOptimistic(shown)

  function change(id: string, on: boolean) {
    const next = columns.map((column) => column.id).filter((one) => (one === id ? on : ids.includes(one)))
    startTransition(() => {
      setIds(next)
      const said = next.join() === standard.join() ? undefined : next.join() || 'none'
      router.replace(pathWith(path, { ...query, columns: said }), { scroll: false })
    })
  }

  return (
    <Menu
      trigger={
        <Button variant="outline" className="max-md:hidden">
          <Columns3 aria-hidden /> {t('columns')}
        </Button>
      }
      entries={columns.map(({ id, label }) => ({
        kind: 'check' as const,
        label,
        checked: ids.includes(id),
        onCheckedChange: (on: boolean) => change(id, on),
      }))}
    />
  )
}
