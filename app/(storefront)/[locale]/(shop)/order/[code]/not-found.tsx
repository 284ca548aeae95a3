import { PackageSearch } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'

export default function OrderNotFound() {
  const t = useTranslations('order.notHere')
  return (
    <EmptyState
      level={1}
      icon={<PackageSearch />}
      title={t('title')}
      action={
        <>
          <ButtonLink href="/order/find">{t('find')}</ButtonLink>
          <ButtonLink href="/sign-in" variant="outline" document>
            {t('signIn')}
          </ButtonLink>
        </>
      }
    >
      {t('text')}
    </EmptyState>
  )
}
