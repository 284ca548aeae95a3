import type { Face, Stop } from './stop.ts'

type Row = Omit<Stop, 'face' | 'visitor' | 'states'> & Partial<Pick<Stop, 'states'>>

const ID = '[0-9a-f-]{36}'

const vendorRows: Row[] = [
  { name: 'vendor', place: '/vendor', at: '/vendor' },
  { name: 'vendor-orders', place: '/vendor/orders', at: '/vendor/orders' },
  {
    name: 'vendor-orders-shipped',
    place: '/vendor/orders',
    at: '/vendor/orders?status=shipped',
    states: ['full'],
  },
  {
    ...{ name: 'vendor-order', place: '/vendor/orders/[id]' },
    at: { on: '/vendor/orders', to: new RegExp(`/vendor/orders/${ID}`) },
    states: ['full', 'database'],
  },
  {
    ...{ name: 'vendor-slip', place: '/vendor/orders/[id]/slip' },
    at: { on: '/vendor/orders', to: new RegExp(`/vendor/orders/${ID}`), plus: '/slip' },
    states: ['full', 'database'],
  },
  { name: 'vendor-products', place: '/vendor/products', at: '/vendor/products' },
  {
    ...{ name: 'vendor-product-new', place: '/vendor/products/new', at: '/vendor/products/new' },
    states: ['full', 'database'],
  },
  {
    ...{ name: 'vendor-product', place: '/vendor/products/[id]' },
    at: { on: '/vendor/products', to: new RegExp(`/vendor/products/${ID}`) },
    states: ['full', 'database'],
  },
  { name: 'vendor-settings', place: '/vendor/settings', at: '/vendor/settings' },
  { name: 'vendor-delivery', place: '/vendor/settings/delivery', at: '/vendor/settings/delivery' },
  {
    ...{ name: 'vendor-preferences', place: '/vendor/settings/notifications' },
    at: '/vendor/settings/notifications',
  },
  { name: 'vendor-team', place: '/vendor/settings/team', at: '/vendor/settings/team' },
  { name: 'vendor-balance', place: '/vendor/balance', at: '/vendor/balance' },
  { name: 'vendor-stock', place: '/vendor/stock', at: '/vendor/stock' },
  { name: 'vendor-notifications', place: '/vendor/notifications', at: '/vendor/notifications' },
  { name: 'vendor-webhooks', place: '/vendor/webhooks', at: '/vendor/webhooks' },
]

const operatorRows: Row[] = [
  { name: 'admin', place: '/admin', at: '/admin' },
  { name: 'admin-orders', place: '/admin/orders', at: '/admin/orders' },
  {
    ...{ name: 'admin-order', place: '/admin/orders/[code]' },
    at: { on: '/admin/orders', to: /\/admin\/orders\/TH-[A-Z0-9-]+/ },
    states: ['full', 'database'],
  },
  { name: 'admin-vendors', place: '/admin/vendors', at: '/admin/vendors' },
  {
    ...{ name: 'admin-vendor', place: '/admin/vendors/[slug]' },
    at: { on: '/admin/vendors', to: /\/admin\/vendors\/[a-z][a-z0-9-]+/ },
    states: ['full', 'database'],
  },
  { name: 'admin-products', place: '/admin/products', at: '/admin/products' },
  {
    ...{ name: 'admin-product', place: '/admin/products/[id]' },
    at: { on: '/admin/products', to: new RegExp(`/admin/products/${ID}`) },
    states: ['full', 'database'],
  },
  { name: 'admin-low-stock', place: '/admin/products/low-stock', at: '/admin/products/low-stock' },
  { name: 'admin-customers', place: '/admin/customers', at: '/admin/customers' },
  {
    ...{ name: 'admin-customer', place: '/admin/customers/[id]' },
    at: { on: '/admin/customers', to: new RegExp(`/admin/customers/${ID}`) },
    states: ['full', 'database'],
  },
  { name: 'admin-reviews', place: '/admin/reviews', at: '/admin/reviews' },
  { name: 'admin-journals', place: '/admin/journals', at: '/admin/journals' },
  { name: 'admin-payouts', place: '/admin/payouts', at: '/admin/payouts' },
  { name: 'admin-messages', place: '/admin/messages', at: '/admin/messages' },
  {
    ...{ name: 'admin-message', place: '/admin/messages/[id]' },
    at: { on: '/admin/messages', to: new RegExp(`/admin/messages/${ID}`) },
    states: ['full', 'database'],
  },
  { name: 'admin-refunds', place: '/admin/refunds', at: '/admin/refunds' },
  { name: 'admin-jobs', place: '/admin/jobs', at: '/admin/jobs' },
  {
    ...{ name: 'admin-job', place: '/admin/jobs/[listener]/[eventId]' },
    at: { on: '/admin/jobs?state=done', to: new RegExp(`/admin/jobs/[a-z-]+/${ID}`) },
    states: ['full', 'database'],
  },
  { name: 'admin-outbox', place: '/admin/outbox', at: '/admin/outbox' },
  { name: 'admin-audit', place: '/admin/audit', at: '/admin/audit' },
  { name: 'admin-reconciliation', place: '/admin/reconciliation', at: '/admin/reconciliation' },
  { name: 'admin-search', place: '/admin/settings/search', at: '/admin/settings/search' },
  { name: 'admin-settings', place: '/admin/settings', at: '/admin/settings' },
]

const stopsOf = (face: Exclude<Face, 'storefront'>, rows: readonly Row[]): Stop[] =>
  rows.map((row) => ({ face, visitor: face, states: ['full', 'empty', 'database'], ...row }))

/** What vendors see. */
export const vendor: readonly Stop[] = stopsOf('vendor', vendorRows)

/** What operators see. */
export const operator: readonly Stop[] = stopsOf('operator', operatorRows)
