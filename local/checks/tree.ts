import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../failure.ts'

/** A file of the repository: its path from the root, with `/`. */
export interface TreeFile {
  path: string
  /** Its text; empty for pictures and the like. */
  text: string
}

const BINARY = /\.(png|jpe?g|webp|avif|gif|ico|woff2?|pdf|zip|gz)$/

/** Every path that is committed or would be by `git add -A`. Throws a Failure outside a git repository. */
export function pathsOf(root: string): string[] {
  const list = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (list.status !== 0) {
    const words = list.error?.message ?? list.stderr.trim()
    throw new Failure(
      `The checks ask git for the files, and git says: ${words}. Run them in a clone, with git installed.`,
    )
  }
  const paths = new Set(list.stdout.split('\0').filter((path) => path !== ''))
  return [...paths].filter((path) => isFile(join(root, path))).sort()
}

/** The same, with their texts. */
export function filesOf(root: string): TreeFile[] {
  return pathsOf(root).map((path) => ({
    path,
    text: BINARY.test(path) ? '' : readFileSync(join(root, path), 'utf8'),
  }))
}

/** A deleted file is still in git's list until that is committed, and a link may lead to a folder. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
