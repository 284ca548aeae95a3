import type { Prisma, PrismaClient } from './generated/client.ts'

/** The client that composition roots hand on. */
export type Db = PrismaClient

/** Inside a transaction: the only way to the database there. */
export type Tx = Prisma.TransactionClient

/** PostgreSQL's codes for "try the whole transaction again": deadlock detected, serialization failure. */
const RETRIABLE = new Set(['40P01', '40001'])

/** How often a transaction is tried before its deadlock is the caller's. */
const ATTEMPTS = 4

/**
 * Runs `work` in one READ COMMITTED transaction: it commits when `work` returns and rolls back when it throws.
 * A deadlock or serialization failure runs `work` again from the start (up to 4 times), so `work` must have no
 * effect besides its SQL. The isolation is PostgreSQL's default, which /api/ready checks: saying it would be one more
 * message in each transaction.
 */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  // A fresh options object each time: the driver adapter is known to keep what it was given.
  return withRetries(() => db.$transaction(work, { maxWait: 10_000, timeout: 30_000 }))
}

/** Runs what is one transaction again after a deadlock or serialization failure, up to 4 times in all. */
export async function withRetries<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction()
    } catch (error) {
      if (attempt >= ATTEMPTS || !RETRIABLE.has(sqlState(error) ?? '')) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
    }
  }
}

/** The SQLSTATE behind an error that Prisma or pg threw, if there is one. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at && typeof at === 'object' && depth < 6; depth += 1) {
    const { code, originalCode, meta, cause } = at as {
      code?: string
      originalCode?: string
      meta?: { code?: string; driverAdapterError?: unknown }
      cause?: unknown
    }
    for (const candidate of [originalCode, meta?.code, code]) {
      if (typeof candidate === 'string' && /^[0-9A-Z]{5}$/.test(candidate) && !/^P\d{4}$/.test(candidate)) {
        return candidate
      }
    }
    if (code === 'P2034') return '40P01'
    at = cause ?? meta?.driverAdapterError
  }
  return undefined
}
