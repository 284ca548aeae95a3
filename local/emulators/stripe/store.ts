import { Journal, type Position } from '../journal.ts'
import { type Account, type Intent, newId, now, type Refund, type Transfer } from './objects.ts'

/** An event for the webhook endpoint. */
export interface Event {
  id: string
  type: string
  created: number
  object: Record<string, unknown>
}

/** What one request changed; written as one line, so it is kept whole or not at all. */
interface Change {
  intents?: Intent[]
  refunds?: Refund[]
  transfers?: Transfer[]
  accounts?: Account[]
  events?: Event[]
}

interface Replayable {
  status: number
  body: unknown
}

type Line =
  | ({ at: number; key?: string; fingerprint?: string; answer?: Replayable } & Change)
  | { at: number; delivered: string }

const KEY_LIFETIME_S = 24 * 60 * 60

/** Everything this Stripe knows, in memory and on the disk. */
export class Store {
  readonly intents = new Map<string, Intent>()
  readonly refunds = new Map<string, Refund>()
  readonly transfers = new Map<string, Transfer>()
  readonly accounts = new Map<string, Account>()
  /** Events that the endpoint has not taken yet, oldest first. */
  readonly pending = new Map<string, Event>()
  readonly #intentsByMetadata = new Map<string, Set<string>>()
  readonly #transfersByGroup = new Map<string, Set<string>>()
  readonly #keys = new Map<string, { at: number; fingerprint: string; position: Position }>()
  readonly #journal: Journal<Line>
  readonly #tellsEvents: boolean
  #change: Change = {}

  /** Without an endpoint no events are made: they would all be sent the day there is one. */
  constructor(path: string, tellsEvents: boolean) {
    this.#tellsEvents = tellsEvents
    this.#journal = new Journal(path, (line, position) => this.#replay(line, position))
  }

  put(kind: 'intents', object: Intent): void
  put(kind: 'refunds', object: Refund): void
  put(kind: 'transfers', object: Transfer): void
  put(kind: 'accounts', object: Account): void
  put(kind: keyof Omit<Change, 'events'>, object: Intent | Refund | Transfer | Account): void {
    const changed = (this.#change[kind] ?? []) as unknown[]
    this.#change = { ...this.#change, [kind]: [...changed, object] }
    this.#apply({ [kind]: [object] })
  }

  emit(type: string, object: Record<string, unknown>): void {
    if (!this.#tellsEvents) return
    const event = { id: newId('evt'), type, created: now(), object }
    this.#change.events = [...(this.#change.events ?? []), event]
    this.pending.set(event.id, event)
  }

  /** Writes what changed since the last commit, with the answer to be given again under `key`. */
  commit(key?: string, fingerprint?: string, answer?: Replayable): void {
    const change = this.#change
    this.#change = {}
    if (!key && Object.keys(change).length === 0) return
    const at = now()
    const position = this.#journal.append({ at, key, fingerprint, answer, ...change })
    if (key && fingerprint) this.#keys.set(key, { at, fingerprint, position })
  }

  delivered(id: string): void {
    this.pending.delete(id)
    this.#journal.append({ at: now(), delivered: id })
  }

  /** What was answered under a key within 24 hours. */
  known(key: string): { fingerprint: string; answer: Replayable } | undefined {
    const known = this.#keys.get(key)
    if (!known || now() - known.at > KEY_LIFETIME_S) return undefined
    const { answer } = this.#journal.read(known.position) as { answer: Replayable }
    return { fingerprint: known.fingerprint, answer }
  }

  intentsWith(name: string, value: string): Intent[] {
    return look(this.intents, this.#intentsByMetadata.get(`${name}\n${value}`))
  }

  transfersOf(transferGroup: string): Transfer[] {
    return look(this.transfers, this.#transfersByGroup.get(transferGroup))
  }

  close(): void {
    this.#journal.close()
  }

  #replay(line: Line, position: Position): void {
    if ('delivered' in line) {
      this.pending.delete(line.delivered)
      return
    }
    this.#apply(line)
    for (const event of line.events ?? []) this.pending.set(event.id, event)
    if (line.key && line.fingerprint) {
      this.#keys.set(line.key, { at: line.at, fingerprint: line.fingerprint, position })
    }
  }

  #apply({ intents = [], refunds = [], transfers = [], accounts = [] }: Change): void {
    for (const intent of intents) {
      this.intents.set(intent.id, intent)
      for (const [name, value] of Object.entries(intent.metadata)) {
        index(this.#intentsByMetadata, `${name}\n${value}`, intent.id)
      }
    }
    for (const refund of refunds) this.refunds.set(refund.id, refund)
    for (const transfer of transfers) {
      this.transfers.set(transfer.id, transfer)
      if (transfer.transferGroup) index(this.#transfersByGroup, transfer.transferGroup, transfer.id)
    }
    for (const account of accounts) this.accounts.set(account.id, account)
  }
}

function index(indexes: Map<string, Set<string>>, key: string, id: string): void {
  const ids = indexes.get(key)
  if (ids) ids.add(id)
  else indexes.set(key, new Set([id]))
}

function look<T>(objects: Map<string, T>, ids: Set<string> | undefined): T[] {
  return [...(ids ?? [])].flatMap((id) => objects.get(id) ?? [])
}
