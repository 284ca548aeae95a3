/** What a question of the access matrix is, and what questions of all audiences are made of. */
import type { inferRouterInputs } from '@trpc/server'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import type { ProcedurePath } from '../access-matrix.ts'
import type { AppRouter } from '../router.ts'
import type { People } from './people.ts'

type InputAt<Inputs, Path> = Path extends `${infer Head}.${infer Tail}`
  ? Head extends keyof Inputs
    ? InputAt<Inputs[Head], Tail>
    : never
  : Path extends keyof Inputs
    ? Inputs[Path]
    : never
type InputOf<Path> = InputAt<inferRouterInputs<AppRouter>, Path>

export interface Question<Input> {
  /** Input that names something of A's; made anew for every asker, as a mutation may use it up. */
  ofA: (people: People) => Input | Promise<Input>
  /** The same, where nothing has that name. Left out where the input names nothing. */
  ofNobody?: (people: People) => Input
}

/** A question for each procedure of some audiences. */
export type Questions<Path extends ProcedurePath = ProcedurePath> = { [P in Path]: Question<InputOf<P>> }

/** An id that nobody has, right beside one that somebody has. */
export function beside(id: string): string {
  return id.slice(0, -1) + (id.endsWith('0') ? '1' : '0')
}

/** For a procedure that takes no input. */
export const nothing = { ofA: () => undefined }

/** A delivery rate that is nobody's yet. */
export const shipping = { country: 'NZ', currency: 'EUR' as const, base: 490, perItem: 0, freeFrom: null }

/** One that is there, of a vendor's or the platform's; made anew each time. */
export async function aShippingRate(db: Db, vendorId: string | null = null): Promise<string> {
  await db.shippingRate.deleteMany({ where: { country: 'FJ', vendorId } })
  return (await db.shippingRate.create({ data: { id: newId(), ...shipping, vendorId, country: 'FJ' } })).id
}
