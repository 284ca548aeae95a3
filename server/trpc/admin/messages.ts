import { z } from 'zod'
import { listMessages } from '#server/modules/notifications/list-messages.ts'
import { messagePage } from '#server/modules/notifications/schema.ts'
import { viewMessage } from '#server/modules/notifications/view-message.ts'
import { adminProcedure, router } from '../procedures.ts'

export const messagesRouter = router({
  list: adminProcedure.input(messagePage).query(({ ctx, input }) => listMessages(ctx.db, input)),

  /** One message and what it says; null where there is none. */
  get: adminProcedure.input(z.object({ id: z.uuid() })).query(({ ctx, input }) => viewMessage(ctx.db, input)),
})
