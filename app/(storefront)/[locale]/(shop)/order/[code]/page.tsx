import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { api } from '#server/trpc/caller.ts'
import { OrderLive } from '../_parts/order-live.tsx'

type Props = {
  params: Promise<{ locale: string; code: string }>
  searchParams: Promise<{ key?: string | string[] }>
}

// Never rendered while building: the frame around it reads the database.
export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'order' })
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

/** An order for who placed it, or for who holds its signed link (`?key=`). */
export default async function OrderPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params)
  const { code } = await params
  const { key: given } = await searchParams
  const key = typeof given === 'string' ? given.slice(0, 100) : undefined
  if (code.length > 40) notFound()
  const data = await (await api()).orders.timeline({ code, key })
  if (!data) notFound()
  return (
    <Words locale={locale} of={['order']}>
      <OrderLive initial={data} orderKey={key} />
    </Words>
  )
}
