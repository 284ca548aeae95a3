import { useTranslations } from 'next-intl'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import type { PartLine } from './types.ts'

/** A part's state in a vendor's words: what a customer calls "placed" waits for the vendor. */
export function PartStatus({ status }: { status: PartLine['status'] }) {
  const t = useTranslations('vendor.status')
  return <StatusBadge kind="order" status={status} label={t(status)} />
}
