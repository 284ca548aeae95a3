/**
 * A failure that a person can act on: its message is one sentence or two, told without a stack.
 * Everything else that is thrown here is a fault of ours and keeps its stack.
 */
export class Failure extends Error {
  override name = 'Failure'
}

const REMEDIES: [RegExp, string][] = [
  [/ENOSPC|No space left on device/i, 'The disk is full: free some space, then run it again.'],
  [
    /EMFILE|ENFILE|too many open files/i,
    'Too many files are open: raise the limit (`ulimit -n 4096`), then run it again.',
  ],
  [/ENOMEM|Cannot allocate memory/i, 'There is not enough memory: close some programs, then run it again.'],
  [
    /EADDRINUSE|could not create listen socket/i,
    'Another program took one of the ports in the same moment: run it again.',
  ],
  [
    /EROFS|read-only file system/i,
    'This folder is on a read-only file system: clone into one that can be written.',
  ],
]

/** The sentence to show for an error: the remedy where the cause is known, else the Failure's own words, else the stack. */
export function explain(error: unknown): string {
  const text =
    error instanceof Error
      ? `${error.message}\n${(error as NodeJS.ErrnoException).code ?? ''}`
      : String(error)
  const remedy = REMEDIES.find(([pattern]) => pattern.test(text))?.[1]
  if (remedy) return remedy
  if (error instanceof Failure) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
