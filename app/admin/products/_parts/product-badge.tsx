import { useTranslations } from 'next-intl'
import { Badge } from '#app/_components/ui/badge.tsx'
import type { ProductRow } from '../../_parts/types.ts'

type Subject = Pick<ProductRow, 'status' | 'listed' | 'vendorStatus'>

/** Whether a product can be bought and is found. */
export function ProductBadge({ product: { status, listed, vendorStatus } }: { product: Subject }) {
  const t = useTranslations('admin.products')
  if (status !== 'published') return <Badge tone="neutral">{t(status)}</Badge>
  if (vendorStatus !== 'approved') return <Badge tone="destructive">{t('offSale')}</Badge>
  return listed ? <Badge tone="success">{t('listed')}</Badge> : <Badge tone="warning">{t('unlisted')}</Badge>
}
