import type { Db } from '#server/db/index.ts'
import type { Locale } from '#server/messages/locales.ts'

/** From now on mails to this person speak `locale`. */
export async function setLocale(
  db: Db,
  { userId, locale }: { userId: string; locale: Locale },
): Promise<void> {
  await db.user.updateMany({ where: { id: userId }, data: { locale } })
}
