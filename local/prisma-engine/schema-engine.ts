#!/usr/bin/env node
/**
 * Prisma's schema engine where its binary cannot be downloaded: the same engine, from npm as WebAssembly, behind the
 * protocol that Prisma's CLI speaks with the binary (JSON-RPC, a line per message, on stdin and stdout; logs as lines
 * of JSON on stderr). The CLI finds it through PRISMA_SCHEMA_ENGINE_BINARY.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { createDatabase, MigrationAdapter, tryToConnect } from './adapter.ts'

type Message = { id: number; method: string; params?: Record<string, unknown> }
type EngineError = { code?: string; message: string; meta?: unknown; is_panic?: boolean; backtrace?: string }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    version: { type: 'boolean' },
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'extension-types': { type: 'string' },
    'enabled-preview-features': { type: 'string' },
  },
})
const datasource = JSON.parse(String(values.datasource ?? '{}')) as { url?: string }
const datamodels = (values.datamodels ?? []) as string[]

function log(level: 'INFO' | 'ERROR', fields: Record<string, unknown>): void {
  const line = { timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

async function loadEngine(): Promise<SchemaEngine> {
  const panics = { message: '', set_message: (text: string) => (panics.message = text) }
  ;(globalThis as { PRISMA_WASM_PANIC_REGISTRY?: object }).PRISMA_WASM_PANIC_REGISTRY = panics
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const program = await WebAssembly.compile(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const wasm = await WebAssembly.instantiate(program, { './schema_engine_bg.js': glue as never })
  glue.__wbg_set_wasm(wasm.exports)
  ;(wasm.exports.__wbindgen_start as () => void)()
  // `diff` between two schema files needs no database; an address that nobody listens at fails only when it is used.
  const adapter = new MigrationAdapter(datasource.url || 'postgresql://127.0.0.1:1/none')
  const schema = datamodels.map((path): [string, string] => [path, readFileSync(path, 'utf8')])
  return glue.SchemaEngine.new(
    { datamodels: schema.length > 0 ? schema : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  )
}

async function answer(engine: SchemaEngine, { method, params }: Message): Promise<unknown> {
  if (method === 'getDatabaseVersion') return engine.version(params as never)
  const call = (engine as unknown as Record<string, unknown>)[method]
  if (typeof call !== 'function') throw new Error(`The schema engine knows no method ${method}.`)
  const result = await call.call(engine, params)
  // The binary prints a difference itself, by asking the CLI to; the answer alone would show nothing.
  if (method === 'diff') send({ id: 1, method: 'print', params: { content: result.stdout ?? '' } })
  return result ?? {}
}

function faultOf(error: unknown): object {
  const { code, message, meta, is_panic, backtrace } = error as EngineError
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic: is_panic ?? error instanceof WebAssembly.RuntimeError,
      message,
      error_code: code,
      meta,
      backtrace,
    },
  }
}

/** The CLI sends one request after the other, so they are answered in their order. */
async function serve(): Promise<void> {
  let engine: Promise<SchemaEngine> | undefined
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line) as Message
    if (!message.method) continue // the CLI's acknowledgement of a `print`
    try {
      engine ??= loadEngine()
      send({ id: message.id, result: await answer(await engine, message) })
    } catch (error) {
      send({ id: message.id, error: faultOf(error) })
    }
  }
}

/** PostgreSQL's refusals under the codes by which Prisma's CLI knows them; others get its general one. */
const KNOWN: Record<string, string> = {
  '3D000': 'P1003',
  '28P01': 'P1000',
  '28000': 'P1010',
  ECONNREFUSED: 'P1001',
}

async function runOnce(command: string | undefined): Promise<number> {
  const url = datasource.url ?? ''
  log('INFO', { message: 'Starting schema engine CLI' }) // the CLI skips the first line
  try {
    if (command === 'can-connect-to-database') {
      await tryToConnect(url)
      log('INFO', { message: 'Connection successful' })
    } else if (command === 'create-database') {
      log('INFO', { message: `Database ${await createDatabase(url)} was successfully created.` })
    } else {
      throw new Error(`The schema engine knows no command ${command}.`)
    }
    return 0
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    log('ERROR', { message, error_code: KNOWN[code ?? ''] ?? 'P1011', is_panic: false })
    return 1
  }
}

if (values.version) {
  process.stdout.write('schema-engine-cli wasm\n')
} else if (positionals[0] === 'cli') {
  process.exitCode = await runOnce(positionals[1])
} else {
  await serve()
  process.exit(0)
}
