import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { allRecipes } from './plan.ts'
import { hashOf, PLACEHOLDER } from './recipes.ts'

/** Other clones may draw other pictures into the same folder; what none of them drew for so long is nobody's any more. */
const KEPT_MS = 30 * 86_400_000

/**
 * Deletes pictures that the demo does not draw any more. Safe: a clone that does draw one draws it again at its next
 * start. Returns how many there were.
 */
export async function forgetPictures(folder: string, { now }: { now: Date }): Promise<number> {
  const drawn = new Set([...allRecipes()].map(hashOf))
  let forgotten = 0
  for (const name of await readdir(folder)) {
    if (!/^[0-9a-f]{20}$/.test(name) || drawn.has(name)) continue
    const finished = await stat(join(folder, name, PLACEHOLDER)).catch(() => null)
    if (!finished || now.getTime() - finished.mtimeMs < KEPT_MS) continue
    await rm(join(folder, name), { recursive: true })
    forgotten += 1
  }
  return forgotten
}
