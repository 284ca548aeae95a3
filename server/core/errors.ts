/** Something that cannot be, was: a defect of ours, never a person's mistake. Nobody catches it to go on. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

/** Throws an InvariantError with `message` unless `condition` holds. The message names no personal data. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message)
}

/** Ends a switch over a union: it does not compile while a case is missing, and throws InvariantError if one comes anyway. */
export function assertNever(value: never): never {
  throw new InvariantError(`unexpected case: ${JSON.stringify(value)}`)
}
