import type { Tell } from './progress.ts'

/** How an instance is started. */
export type StartOptions = {
  mode: 'production' | 'dev'
  tell: Tell
  /** Where the person's own services are named; default `process.env`. */
  env?: NodeJS.ProcessEnv
  /** More settings for the shop, such as PLACEMENT_RATE_PER_MINUTE. */
  shop?: Record<string, string>
  /** More arguments for the Inngest server, such as `--retry-interval 1`. */
  inngest?: string[]
  /** Whether an empty database is filled with the demo's data; default true. */
  seed?: boolean
  /** Gives up and ends everything, also while it starts. */
  stop?: AbortSignal
}
