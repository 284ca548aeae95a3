import { Compass } from 'lucide-react'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'

/** What an address says that leads to nothing, within the frame of the shop. */
export function MissingNotice() {
  const t = useTranslations('common.notFound')
  return (
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
  )
}

function Throw(): never {
  notFound()
}

/**
 * The whole content of a page that is kept (ISR) and has nothing to show. Where `notFound()` is thrown outside of a
 * boundary Next answers 404 with an empty document that scripts must fill; from within one it is 404 too, and what
 * stands in for it is in the document.
 */
export function Missing() {
  return (
    <Suspense fallback={<MissingNotice />}>
      <Throw />
    </Suspense>
  )
}
