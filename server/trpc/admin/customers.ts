import { z } from 'zod'
import { lockCustomer } from '#server/modules/moderation/lock-customer.ts'
import { customerPageInput, lockInput } from '#server/modules/moderation/schema.ts'
import { searchCustomers } from '#server/modules/moderation/search-customers.ts'
import { viewCustomer } from '#server/modules/moderation/view-customer.ts'
import { adminProcedure, router } from '../procedures.ts'

export const customersRouter = router({
  list: adminProcedure.input(customerPageInput).query(({ ctx, input }) => searchCustomers(ctx.db, input)),

  /** One customer; null where there is none. The audit trail has who looked. */
  get: adminProcedure
    .input(z.object({ userId: z.uuid() }))
    .query(({ ctx, input }) => viewCustomer(ctx.db, { ...input, operatorId: ctx.user.id, now: new Date() })),

  lock: adminProcedure
    .input(lockInput)
    .mutation(({ ctx, input }) =>
      lockCustomer(ctx.db, { ...input, operatorId: ctx.user.id, now: new Date() }),
    ),
})
