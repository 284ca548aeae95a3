import type { Db } from '#server/db/index.ts'

/**
 * Sends what was just committed to the outbox. Not awaited, never throws, and calls that come while one is under way
 * share the next one. Does nothing in a process that has no sender (tests, tools): the relay sends it then.
 */
export function dispatchSoon(_db: Db): void {}
