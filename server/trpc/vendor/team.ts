import { TRPCError } from '@trpc/server'
import { countTry } from '#server/modules/accounts/rate-limit.ts'
import { addMember, changeRole, removeMember } from '#server/modules/vendors/change-team.ts'
import { vendorMembers } from '#server/modules/vendors/queries.ts'
import { memberInput, memberRoleInput, newMemberInput } from '#server/modules/vendors/schema.ts'
import { router, TooOften, vendorProcedure } from '../procedures.ts'

/** Who works for the vendor. Owners change it; everybody may leave. */
export const vendorTeamRouter = router({
  list: vendorProcedure().query(async ({ ctx }) => ({
    members: await vendorMembers(ctx.db, ctx.vendorId),
    self: ctx.user.id,
    mayChange: ctx.member.role === 'owner',
  })),

  add: vendorProcedure('owner')
    .input(newMemberInput)
    .mutation(async ({ ctx, input }) => {
      const allowance = await countTry(ctx.db, 'member-look-up', ctx.vendorId)
      if (!allowance.ok)
        throw new TooOften('That was tried too often. Please try again in ten minutes.', allowance)
      return addMember(ctx.db, { ...input, ...editor(ctx) })
    }),

  changeRole: vendorProcedure('owner')
    .input(memberRoleInput)
    .mutation(({ ctx, input }) => changeRole(ctx.db, { ...input, ...editor(ctx) })),

  /** Staff remove nobody but themselves. */
  remove: vendorProcedure()
    .input(memberInput)
    .mutation(({ ctx, input }) => {
      if (ctx.member.role !== 'owner' && input.userId !== ctx.user.id) {
        throw new TRPCError({ code: 'FORBIDDEN', message: "Only the vendor's owner may do that." })
      }
      return removeMember(ctx.db, { ...input, ...editor(ctx) })
    }),
})

function editor<V>({ vendorId, user }: { vendorId: V; user: { id: string } }) {
  return { vendorId, actorId: user.id, now: new Date() }
}
