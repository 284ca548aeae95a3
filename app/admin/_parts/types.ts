import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/trpc/router.ts'

type Admin = inferRouterOutputs<AppRouter>['admin']

export type Overview = Admin['overview']['get']
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
export type OutboxRow = Admin['outbox']['list']['rows'][number]
export type AuditRow = Admin['audit']['list']['rows'][number]
export type Settings = Admin['settings']['get']
export type Verification = Admin['reconciliation']['verify']
export type Doubt = Admin['reconciliation']['doubts'][number]
