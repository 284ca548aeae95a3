import { messagesOf } from '#server/messages/index.ts'
import { DEFAULT_LOCALE } from '#server/messages/locales.ts'
import type { Picture } from '#server/modules/catalog/schema.ts'
import type { ChartBar } from '../../_components/bar-chart.tsx'
import type { MoneyRow } from '../../_components/money-table.tsx'
import type { StatusFamily } from '../../_components/status-badge.tsx'
import type { TimelineEntry } from '../../_components/timeline.tsx'

/** Believable things to fill the specimens with. */
export const statuses = Object.entries(messagesOf(DEFAULT_LOCALE).common.status).map(
  ([kind, words]) => [kind as StatusFamily, [...Object.keys(words), 'something-new']] as const,
)

export const timeline: TimelineEntry[] = [
  { id: '1', state: 'done', title: 'Order placed', at: '2026-03-09T14:05:00Z' },
  {
    id: '2',
    state: 'done',
    title: 'Payment received',
    description: '€84.20 by card',
    at: '2026-03-09T14:05:02Z',
  },
  { id: '3', state: 'active', title: 'Fjord & Fir is preparing your parcel' },
  {
    id: '4',
    state: 'failed',
    title: 'Message to Clay Street could not be sent',
    description: 'Three attempts. We try again by ourselves.',
  },
  { id: '5', state: 'waiting', title: 'On its way' },
  { id: '6', state: 'skipped', title: 'SMS', description: 'Not asked for' },
]

export const totals: MoneyRow[] = [
  { id: 'goods', label: 'Goods', amount: 7450 },
  { id: 'discount', label: 'Spring discount', hint: 'Paid by Tradehall', amount: -500 },
  { id: 'shipping', label: 'Delivery', hint: 'Two parcels', amount: 1470 },
  { id: 'total', label: 'Total', amount: 8420, kind: 'total' },
  { id: 'tax', label: 'of which VAT', amount: 1344, kind: 'included' },
]

export type SampleOrder = { code: string; customer: string; placedAt: string; status: string; total: number }

export const orders: SampleOrder[] = [
  {
    code: 'TH-7K3M-9QX2-F/1',
    customer: 'Ada Lovelace',
    placedAt: '2026-03-09T14:05:00Z',
    status: 'placed',
    total: 8420,
  },
  {
    code: 'TH-2HQ8-MM4T-0/2',
    customer: 'Maximiliane von Hohenstein-Wertheim',
    placedAt: '2026-03-09T11:40:00Z',
    status: 'shipped',
    total: 129900,
  },
  {
    code: 'TH-QX31-77PV-K/1',
    customer: 'Li Wei',
    placedAt: '2026-03-08T20:12:00Z',
    status: 'delivered',
    total: 1990,
  },
  {
    code: 'TH-B4D9-1ZC6-3/1',
    customer: 'João Silva',
    placedAt: '2026-03-08T09:03:00Z',
    status: 'cancelled',
    total: 4250,
  },
]

/** Drawn here, so that the page needs no folder of pictures. */
export const picture: Picture = {
  url: `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#e9dcc6" d="M0 0h8v8H0z"/><circle cx="4" cy="4" r="2" fill="#b4512e"/></svg>')}`,
  alt: 'A red circle on a light ground',
  width: 160,
  height: 160,
  blurDataUrl: null,
}

/** A week, with a day on which things went wrong and one without anything. */
export const days: ChartBar[] = [
  ['9 Mar', 12_400, 0, 0, 9_900],
  ['10 Mar', 15_050, 600, 0, 11_200],
  ['11 Mar', 9_800, 3_100, 1_900, 12_700],
  ['12 Mar', 17_900, 0, 0, 13_100],
  ['13 Mar', 21_300, 900, 0, 16_400],
  ['14 Mar', 0, 0, 0, 18_800],
  ['15 Mar', 24_100, 400, 300, 17_500],
].map(([label, done, again, dead, before]) => ({
  id: String(label),
  label: String(label),
  values: { done: Number(done), again: Number(again), dead: Number(dead) },
  before: Number(before),
}))
