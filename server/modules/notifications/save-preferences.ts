import { type Db, inTransaction } from '#server/db/index.ts'
import type { Preferences } from './schema.ts'

/** Keeps what a customer wants to be told and how. From the next message on it is so; what waits goes by what holds then. */
export async function savePreferences(
  db: Db,
  { userId, preferences }: { userId: string; preferences: Preferences },
): Promise<void> {
  const { phone, quietHours, ...choices } = preferences
  const columns = {
    ...choices,
    quietFrom: quietHours?.from ?? null,
    quietUntil: quietHours?.until ?? null,
    ...(quietHours && { timeZone: quietHours.timeZone }),
    updatedAt: new Date(),
  }
  await inTransaction(db, async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { phone } })
    await tx.notificationPreferences.upsert({
      where: { userId },
      create: { userId, ...columns },
      update: columns,
    })
  })
}
