import { router } from '../procedures.ts'

/** What a vendor's staff can do; every procedure here is a `vendorProcedure`. */
export const vendorRouter = router({})
