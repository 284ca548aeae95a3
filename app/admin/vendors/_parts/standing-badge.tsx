import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '#app/_components/ui/badge.tsx'
import type { VendorRow } from '../../_parts/types.ts'

const TONES = {
  applied: 'warning',
  approved: 'success',
  suspended: 'destructive',
  unlisted: 'neutral',
} as const satisfies Record<string, BadgeTone>

/** How a vendor stands towards the storefront. */
export function StandingBadge({
  vendor: { status, listed },
}: {
  vendor: Pick<VendorRow, 'status' | 'listed'>
}) {
  const t = useTranslations('admin.standing')
  const standing = status === 'approved' && !listed ? 'unlisted' : status
  return <Badge tone={TONES[standing]}>{t(standing)}</Badge>
}
