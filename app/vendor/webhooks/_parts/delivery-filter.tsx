import { useTranslations } from 'next-intl'
import { buttonVariants } from '#app/_components/ui/button-variants.ts'
import { Link } from '#app/_i18n/link.tsx'
import type { Endpoint } from '../../_parts/types.ts'

/** The log of all endpoints, or of one of them; nothing to choose where there is one. */
export function DeliveryFilter({
  endpoints,
  endpointId,
}: {
  endpoints: readonly Endpoint[]
  endpointId?: string
}) {
  const t = useTranslations('vendor')
  if (endpoints.length < 2 && !endpointId) return null
  const filters = [
    { label: t('all'), id: undefined, href: '/vendor/webhooks' },
    ...endpoints.map(({ id, url }) => ({ label: url, id, href: `/vendor/webhooks?endpointId=${id}` })),
  ]
  return (
    <nav aria-label={t('webhooks.filter')} className="flex flex-wrap gap-2 px-4 pb-4 md:px-6">
      {filters.map(({ label, id, href }) => (
        <Link
          key={href}
          href={href}
          aria-current={id === endpointId ? 'page' : undefined}
          className={buttonVariants({
            variant: id === endpointId ? 'secondary' : 'outline',
            size: 'sm',
            className: 'max-w-full',
          })}
        >
          <span className="truncate">{label}</span>
        </Link>
      ))}
    </nav>
  )
}
