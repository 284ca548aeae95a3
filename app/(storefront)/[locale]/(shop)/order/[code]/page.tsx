import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { api } from '#server/trpc/caller.ts'
import { OrderLive } from '../../../../_parts/order-live.tsx'

type Props = {
  params: Promise<{ locale: string; code: string }>
  searchParams: Promise<{ key?: string | string[] }>
}

// Never rendered while building: the frame around it reads the database.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Your order', robots: { index: false }, referrer: 'no-referrer' }

/** An order for who placed it, or for who holds its signed link (`?key=`). */
export default async function OrderPage({ params, searchParams }: Props) {
  await pageLocale(params)
  const { code } = await params
  const { key: given } = await searchParams
  const key = typeof given === 'string' ? given.slice(0, 100) : undefined
  if (code.length > 40) notFound()
  const data = await (await api()).orders.timeline({ code, key })
  if (!data) notFound()
  return <OrderLive initial={data} orderKey={key} />
}
