import type { Db } from '#server/db/index.ts'
import { changing, done, type Editor, type SettingsChange } from './change-settings.ts'
import type { SynonymInput } from './schema.ts'

/** Shows who looks for `term` what `means` finds too, from the next search on. Nothing where that was so already. */
export async function addSynonym(
  db: Db,
  { term, means, ...editor }: Editor & SynonymInput,
): Promise<SettingsChange> {
  return changing(db, editor, async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO search_synonyms (term, means) VALUES (${term}, ${means}) ON CONFLICT DO NOTHING`
    return done(added > 0 ? [keyOf(term, means)] : [])
  })
}

/** Takes a synonym away; nothing where it is gone already. */
export async function removeSynonym(
  db: Db,
  { term, means, ...editor }: Editor & SynonymInput,
): Promise<SettingsChange> {
  return changing(db, editor, async (tx) => {
    const removed = await tx.$executeRaw`
      DELETE FROM search_synonyms WHERE term = ${term} AND means = ${means}`
    return done(removed > 0 ? [keyOf(term, means)] : [])
  })
}

const keyOf = (term: string, means: string) => `synonym:${term}:${means}`
