/** The one function of `pg-copy-streams` that is used here; the package brings no types of its own. */
declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream'
  import type { Submittable } from 'pg'

  /** A query that takes `COPY ... FROM STDIN`'s rows as they are written to it. */
  export function from(text: string): Writable & Submittable
}
