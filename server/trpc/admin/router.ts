import { router } from '../procedures.ts'

/** What operators can do; every procedure here is an `adminProcedure`. */
export const adminRouter = router({})
