import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '#app/_components/ui/badge.tsx'
import type { ShelfLine } from '../../_parts/types.ts'

const tones: Record<ShelfLine['status'], BadgeTone> = {
  published: 'success',
  draft: 'info',
  archived: 'neutral',
}

/** Whether a product is on sale. */
export function ProductStatus({ status }: Pick<ShelfLine, 'status'>) {
  const t = useTranslations('vendor.products.statuses')
  return <Badge tone={tones[status]}>{t(status)}</Badge>
}
