import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/trpc/router.ts'

type Admin = inferRouterOutputs<AppRouter>['admin']

export type Overview = Admin['overview']['get']
export type Figures = Admin['overview']['figures']
export type Vendor = NonNullable<Admin['vendors']['get']>
export type VendorRow = Admin['vendors']['list']['vendors'][number]
export type ProductRow = Admin['products']['list']['products'][number]
/** One product, whole. */
export type Product = NonNullable<Admin['products']['get']>
export type Customer = NonNullable<Admin['customers']['get']>
export type CustomerRow = Admin['customers']['list']['customers'][number]
export type MessageRow = Admin['messages']['list']['messages'][number]
export type Message = NonNullable<Admin['messages']['get']>
export type ReviewRow = Admin['reviews']['list']['reviews'][number]
export type PayoutRow = Admin['book']['payouts']['payouts'][number]
export type BookProof = Admin['book']['prove']
/** An order in the list. */
export type OrderRow = Admin['orders']['list']['orders'][number]
/** One order, whole. */
export type Order = NonNullable<Admin['orders']['get']>
/** What followed from an order. */
export type Trail = Admin['orders']['trail']
export type Refund = Trail['refunds'][number]
export type TimelineJob = Trail['jobs'][number]
export type Journal = Trail['journals'][number]
export type Listener = Admin['jobs']['listeners'][number]
export type JobRow = Admin['jobs']['list']['rows'][number]
export type FoundRun = NonNullable<Admin['jobs']['get']>
export type RunTrace = NonNullable<FoundRun['trace']>
export type OutboxState = Admin['outbox']['state']
export type OutboxRow = Admin['outbox']['list']['rows'][number]
export type AuditRow = Admin['audit']['list']['rows'][number]
export type AuditVerdict = Admin['audit']['verify']
export type Settings = Admin['settings']['get']
export type Synonym = Admin['settings']['synonyms']['synonyms'][number]
export type Verification = Admin['reconciliation']['verify']
export type Doubt = Admin['reconciliation']['doubts'][number]
