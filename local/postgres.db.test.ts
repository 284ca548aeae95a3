import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anyPort } from './ports.ts'
import { findPostgres, type RunningPostgres, removePostgres, startPostgres } from './postgres.ts'
import { isAlive, signal } from './processes.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tradehall own '))
  chmodSync(directory, 0o755)
})
afterEach(() => removePostgres(directory))

async function start(durable = false): Promise<RunningPostgres> {
  return startPostgres({ directory, port: await anyPort(), durable })
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql).finally(() => client.end())
  return rows
}

describe('the embedded PostgreSQL', () => {
  it('keeps its data when it is killed, in a folder with spaces', async () => {
    const first = await start(true)
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS one')
    signal(first.pid, 'SIGKILL')
    await first.ended
    const second = await start(true)
    expect(await ask(second.ownerUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
  })

  it('ends a server that a killed launcher left behind, and is found by whoever looks for it', async () => {
    const first = await start()
    const second = await start()
    expect(isAlive(first.pid)).toBe(false)
    expect(findPostgres(directory)).toMatchObject({
      pid: second.pid,
      port: second.port,
      appUrl: second.appUrl,
    })
  })

  it('is not confused by a process id that by now is somebody else’s', async () => {
    await (await start()).stop()
    const data = join(directory, 'data')
    writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n0\n5432\n`)
    expect(findPostgres(directory)).toBeUndefined()
    await start()
    expect(isAlive(process.pid)).toBe(true)
  })

  it('gives the application no right to make anything', async () => {
    const { appUrl } = await start()
    await expect(ask(appUrl, 'CREATE TABLE mine ()')).rejects.toThrow('permission denied')
    await expect(ask(appUrl, 'CREATE ROLE mine')).rejects.toThrow('permission denied')
    await expect(ask(appUrl, 'CREATE DATABASE mine')).rejects.toThrow('permission denied')
  })

  it('leaves nothing behind when it is removed', async () => {
    const { pid } = await start()
    await removePostgres(directory)
    expect(isAlive(pid)).toBe(false)
    expect(existsSync(directory)).toBe(false)
  })
})
