import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '#server/env.ts'

/** A folder and a file in it: nothing that could lead out of PICTURES_DIR. */
const NAME = /^[0-9a-f]{20}\/\d{2,4}\.(avif|webp)$/

/** A kept picture by its name, `<20 hexadecimal digits>/640.webp`; null where there is none. Never changes. */
export async function readImage(name: string): Promise<Buffer<ArrayBuffer> | null> {
  if (!env.PICTURES_DIR || !NAME.test(name)) return null
  try {
    return await readFile(join(env.PICTURES_DIR, name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
