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

/** A customer's addresses: the default one first, then in the order in which they were kept. */
export function listAddresses(db: Db | Tx, { userId }: { userId: string }) {
  return db.customerAddress.findMany({
    where: { userId },
    orderBy: [{ isDefault: 'desc' }, { id: 'asc' }],
    omit: { userId: true, createdAt: true },
  })
}

/** One of a customer's addresses; null when there is none with this id or it is somebody else's. */
export function findAddress(db: Db | Tx, { userId, addressId }: { userId: string; addressId: string }) {
  return db.customerAddress.findFirst({
    where: { id: addressId, userId },
    omit: { userId: true, createdAt: true },
  })
}

/** Where somebody is signed in: sessions that have not run out, the last used first. */
export function listSessions(db: Db | Tx, { userId, now }: { userId: string; now: Date }) {
  return db.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
  })
}

/** What an account says of its person beside the session. */
export function accountOf(db: Db | Tx, { userId }: { userId: string }) {
  return db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { locale: true, emailVerified: true, phone: true, createdAt: true },
  })
}
