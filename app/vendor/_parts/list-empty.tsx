import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'

type ListEmptyProps = {
  /** Where the list is without filters. */
  path: string
  /** True where something is filtered, or a page was asked for that is none. */
  narrowed: boolean
  icon: ReactNode
  title: string
  children: ReactNode
}

/** What stands where rows would be: that there is nothing yet, or that nothing matches and the way back. */
export function ListEmpty({ path, narrowed, icon, title, children }: ListEmptyProps) {
  const t = useTranslations('vendor.empty')
  if (!narrowed) {
    return (
      <EmptyState icon={icon} title={title}>
        {children}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<SearchX />}
      title={t('title')}
      action={
        <ButtonLink variant="outline" href={path}>
          {t('clear')}
        </ButtonLink>
      }
    >
      {t('text')}
    </EmptyState>
  )
}
