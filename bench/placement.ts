/**
 * `npm run bench:placement [-- ORDERS]`: orders per second of the placement, 4 lines of 3 vendors by bank transfer, at
 * 1, 8 and 32 clients in one process: the use case (read, price, freeze, one transaction through Prisma) beside its
 * bare SQL statement, prepared, on a plain connection. Both run in turn on one durable PostgreSQL of their own, so
 * their ratio holds on a noisy machine. Ends with a line of JSON.
 */
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anyPort } from '#local/ports.ts'
import { removePostgres, startPostgres } from '#local/postgres.ts'
import { migrate } from '#local/prisma.ts'
import { seed } from '#prisma/seed/seed.ts'
import { connect } from '#server/database.ts'
import type { Db } from '#server/db/index.ts'
import { placeOrder } from '#server/modules/checkout/place-order.ts'
import { barePlacement, type Filled, fillCarts, freeze, inputFor, stockUp } from './carts.ts'
import { printTable, time } from './timing.ts'

const CLIENTS = [1, 8, 32]
const ORDERS = Number(process.argv[2] ?? 600)

async function throughUseCase(db: Db, filled: Filled): Promise<void> {
  const { owner } = filled
  const result = await placeOrder(db, {
    input: inputFor(filled),
    owner,
    owners: [owner],
    userId: null,
    correlationId: null,
    returnUrl: 'http://shop.test/',
    now: new Date(),
  })
  if (!result.ok) throw new Error(`An order of the benchmark was refused: ${result.reason}.`)
}

async function main(ownerUrl: string, appUrl: string): Promise<void> {
  await migrate(ownerUrl)
  const db = connect(appUrl, 16)
  await seed(db, new Date())
  await stockUp(db, 1_000_000)
  const bare = barePlacement(appUrl)
  await time(8, await fillCarts(db, 100), (filled) => throughUseCase(db, filled)) // a warm-up, not counted

  const rows: number[][] = []
  for (const clients of CLIENTS) {
    const frozen = await Promise.all((await fillCarts(db, ORDERS)).map((filled) => freeze(db, filled)))
    const limit = await time(clients, frozen, bare.place)
    const own = await time(clients, await fillCarts(db, ORDERS), (filled) => throughUseCase(db, filled))
    const ratio = Number((own.perSecond / limit.perSecond).toFixed(2))
    rows.push([clients, own.perSecond, own.p50Ms, own.p99Ms, limit.perSecond, ratio])
  }
  printTable(['clients', 'use case/s', 'p50 ms', 'p99 ms', 'bare statement/s', 'ratio'], rows)
  const names = ['perSecond', 'p50Ms', 'p99Ms', 'limitPerSecond', 'ratio']
  const column = (index: number) => Object.fromEntries(rows.map((row) => [row[0], row[index]]))
  console.log(JSON.stringify(Object.fromEntries(names.map((name, index) => [name, column(index + 1)]))))
  await bare.end()
  await db.$disconnect()
}

const directory = await mkdtemp(join(tmpdir(), 'tradehall-bench-'))
const server = await startPostgres({ directory, port: await anyPort(), durable: true })
try {
  await main(server.ownerUrl, server.appUrl)
} finally {
  await removePostgres(directory)
  rmSync(directory, { recursive: true, force: true })
}
