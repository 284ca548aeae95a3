import type { Db, Tx } from '#server/db/index.ts'

/**
 * The names of people among actors such as `operator:<userId>` and `vendor:<userId>`, by actor. Who is not a person
 * (`system`) or is not there any more is left out.
 */
export async function actorNames(db: Db | Tx, actors: readonly string[]): Promise<Record<string, string>> {
  const ids = new Map(
    actors.flatMap((actor) => {
      const id = /^(?:operator|vendor):([0-9a-f-]{36})$/.exec(actor)?.[1]
      return id ? [[actor, id] as const] : []
    }),
  )
  if (ids.size === 0) return {}
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids.values())] } },
    select: { id: true, name: true },
  })
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return Object.fromEntries(
    [...ids].flatMap(([actor, id]) => {
      const name = names.get(id)
      return name ? [[actor, name]] : []
    }),
  )
}
