/** What a provider can be made to do instead of answering. */
export type FaultMode =
  /** Answers `status` (500 unless told) with `code`, and does nothing. */
  | 'error'
  /** Answers 429 with `retry-after` (see `retryAfterS`), and does nothing. */
  | 'rate-limit'
  /** Never answers, and does nothing. */
  | 'timeout-before'
  /** Does it, and never answers. */
  | 'timeout-after'
  /** Closes the connection, and does nothing. */
  | 'reset-before'
  /** Does it, and closes the connection. */
  | 'reset-after'
  /** Waits `ms` milliseconds, then does it. */
  | 'delay'

export interface Fault {
  mode: FaultMode
  /** For so many requests; until it is cleared when left out. */
  times?: number
  /** Only requests with this method. */
  method?: string
  /** Only requests whose path contains this. */
  path?: string
  status?: number
  code?: string
  ms?: number
  /** What a 429 says in `retry-after`, in seconds: 1 unless told, null for no such header. */
  retryAfterS?: number | null
}

const MODES = new Set<string>([
  'error',
  'rate-limit',
  'timeout-before',
  'timeout-after',
  'reset-before',
  'reset-after',
  'delay',
] satisfies FaultMode[])

/** The fault switch of one provider: the first fault that matches a request is used up by one. */
export class Faults {
  #faults: Fault[] = []

  set(fault: Fault): void {
    if (!MODES.has(fault.mode)) throw new TypeError(`mode is none of ${[...MODES].join(', ')}`)
    this.#faults.push({ ...fault })
  }

  clear(): void {
    this.#faults = []
  }

  list(): readonly Fault[] {
    return this.#faults
  }

  take(method: string, path: string): Fault | undefined {
    const fault = this.#faults.find(
      (candidate) =>
        (!candidate.method || candidate.method.toUpperCase() === method) &&
        path.includes(candidate.path ?? ''),
    )
    if (fault?.times !== undefined) {
      fault.times -= 1
      if (fault.times <= 0) this.#faults = this.#faults.filter((other) => other !== fault)
    }
    return fault
  }
}
