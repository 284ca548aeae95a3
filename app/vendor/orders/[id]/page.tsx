import { Printer } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DateTime } from '#app/_components/date-time.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { ORDERS_PATH } from '../../_parts/orders-query.ts'
import { PartStatus } from '../../_parts/part-status.tsx'
import { findPart } from '../_parts/find-part.ts'
import { PartActions } from '../_parts/part-actions.tsx'
import { PartDelivery } from '../_parts/part-delivery.tsx'
import { PartEarnings } from '../_parts/part-earnings.tsx'
import { PartHistory } from '../_parts/part-history.tsx'
import { PartItems } from '../_parts/part-items.tsx'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const part = await findPart((await params).id)
  return { title: part ? part.code : (await getTranslations('vendor.orders'))('order') }
}

export default async function VendorOrderPage({ params }: Props) {
  const part = await findPart((await params).id)
  if (!part) notFound()
  const [t, words] = await Promise.all([getTranslations('vendor.order'), getTranslations('vendor.orders')])
  return (
    <>
      <PageHeader
        title={part.code}
        badge={<PartStatus status={part.status} />}
        breadcrumb={[{ label: words('title'), href: ORDERS_PATH }]}
        description={
          <>
            {t('placed')} <DateTime value={part.placedAt} />
          </>
        }
        actions={
          <>
            {part.address && (
              <ButtonLink variant="outline" href={`${ORDERS_PATH}/${part.id}/slip`}>
                <Printer aria-hidden /> {t('slip')}
              </ButtonLink>
            )}
            <PartActions id={part.id} status={part.status} />
          </>
        }
      />
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="space-y-6">
          <PartItems part={part} />
          <PartEarnings part={part} />
        </div>
        <div className="space-y-6">
          <PartDelivery part={part} />
          <PartHistory part={part} />
        </div>
      </div>
    </>
  )
}
