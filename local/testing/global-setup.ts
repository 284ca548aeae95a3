import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../prisma.ts'
import { startThrowawayPostgres } from './throwaway.ts'
import './database.ts'

/** One PostgreSQL per run of vitest, with a migrated database from which each test file copies its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayPostgres()
  try {
    await migrate(server.ownerUrl)
    const template = await freeze(server.ownerUrl)
    project.provide('postgres', { ownerUrl: server.ownerUrl, appUrl: server.appUrl, template })
  } catch (error) {
    await server.remove()
    throw error
  }
  return () => server.remove()
}

/**
 * The migrated database under another name: nobody connects to a template, and the owner needs some database of its
 * own to connect to while it copies.
 */
async function freeze(ownerUrl: string): Promise<string> {
  const template = 'tradehall_template'
  const address = new URL(ownerUrl)
  const migrated = address.pathname.slice(1)
  address.pathname = '/postgres'
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  await client.query(`ALTER DATABASE ${migrated} RENAME TO ${template}`)
  await client.query(`CREATE DATABASE ${migrated}`)
  await client.end()
  return template
}
