import { Compass } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { StorefrontShell } from '#app/_components/storefront-shell.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'

export default function NotFound() {
  const t = useTranslations('common.notFound')
  return (
    <StorefrontShell>
      <EmptyState
        level={1}
        icon={<Compass />}
        title={t('title')}
        action={
          <>
            <ButtonLink href="/">{t('toShop')}</ButtonLink>
            <ButtonLink href="/order/find" variant="outline" document>
              {t('findOrder')}
            </ButtonLink>
          </>
        }
      >
        {t('text')}
      </EmptyState>
    </StorefrontShell>
  )
}
