import { Compass } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'

/** An order or a run that is not there; the frame around it stays. */
export default function AdminNotFound() {
  const t = useTranslations('admin.notFound')
  return (
    <EmptyState
      level={1}
      icon={<Compass />}
      title={t('title')}
      action={<ButtonLink href="/admin">{t('back')}</ButtonLink>}
    >
      {t('text')}
    </EmptyState>
  )
}
