import { type Allowance, spend } from '#server/modules/accounts/rate-limit.ts'

/** Counts a placement by this owner in this process (0: no limit), as the placement is the hot path. */
export function mayPlace(owner: string, perMinute: number): Promise<Allowance> {
  return spend('placement', owner, { perMinute })
}
