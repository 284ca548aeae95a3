import { publicProcedure, router } from '../procedures.ts'

/** The person behind the request. */
export const accountRouter = router({
  /** Who is signed in, for the header; null for guests. */
  me: publicProcedure.query(({ ctx }) =>
    ctx.user ? { name: ctx.user.name, email: ctx.user.email, role: ctx.user.role } : null,
  ),
})
