import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** What becomes smaller; fonts are compressed in themselves. */
const TEXT = /\.(js|css|svg|json)$/

/**
 * Compresses the scripts and styles of a build once, as well as can be, beside themselves (`.br`, `.gz`): they are sent so for
 * as long as the build lives (`app/_door/static-files.ts`). Some seconds of processor time.
 */
export async function compressStatic(build: string): Promise<void> {
  const found = await readdir(join(build, 'static'), { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile() && TEXT.test(entry.name))
  await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      const text = await readFile(path)
      const [br, gz] = await Promise.all([promisify(brotliCompress)(text), promisify(gzip)(text)])
      await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
    }),
  )
}
