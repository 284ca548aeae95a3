'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { announce } from '#app/_components/live-region.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { toDecimal } from '#server/core/money.ts'
import type { OrdersQuestion } from '../../_parts/orders-query.ts'
import type { PartLine } from '../../_parts/types.ts'
import { csvOf } from './csv.ts'

/** What a file holds at most: what a spreadsheet opens at once. */
const MOST = 5_000

/** Writes the list as it is filtered, all of its pages, to a file. An island: it reads page after page. */
export function ExportOrders({ asked }: { asked: OrdersQuestion }) {
  const t = useTranslations('vendor')
  const messageOf = useErrorMessage()
  const [busy, setBusy] = useState(false)

  async function read(): Promise<PartLine[]> {
    const parts: PartLine[] = []
    for (let after: string | undefined; ; ) {
      const page = await client.vendor.orders.list.query({ ...asked, after, limit: 100 })
      parts.push(...page.parts)
      announce(t('orders.exporting', { count: parts.length }))
      if (!page.next || parts.length >= MOST) return parts
      after = page.next
    }
  }

  async function save() {
    setBusy(true)
    try {
      const parts = await read()
      download('orders.csv', csvOf(HEADINGS, parts.map(lineOf)))
      if (parts.length >= MOST) toast.success(t('orders.exportLimit', { count: parts.length }))
      else toast.success(t('orders.exported', { count: parts.length }))
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button variant="outline" loading={busy} onClick={save}>
      <Download aria-hidden /> {t('orders.export')}
    </Button>
  )
}

const HEADINGS = [
  ...['order', 'status', 'placed', 'ship by', 'customer', 'country', 'first item', 'units'],
  ...['total', 'earned', 'currency'],
]

function lineOf(part: PartLine): (string | number)[] {
  const { code, status, placedAt, shipBy, customer, country, item, units, total, net, currency } = part
  return [
    ...[code, status, placedAt.toISOString(), shipBy?.toISOString() ?? '', customer ?? '', country ?? ''],
    ...[item, units, toDecimal({ amount: total, currency }), toDecimal({ amount: net, currency }), currency],
  ]
}

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
