/** How values travel: superjson's envelope, of which answers of ours hold little (https://github.com/flightcontrolhq/superjson). */

interface Envelope {
  json: unknown
  meta?: { values?: Annotations }
}
/** Kinds of value by their path; what is inside such a value by a path of its own. */
type Annotations =
  | readonly [kind: string, inner?: Record<string, Annotations>]
  | { [path: string]: Annotations }

const READ: Readonly<Record<string, (written: never) => unknown>> = {
  Date: (written: string) => new Date(written),
  bigint: (written: string) => BigInt(written),
  undefined: () => undefined,
}

/** The value that the server wrote. Throws for a kind that no answer of ours has had so far. */
export function readValue({ json, meta }: Envelope): unknown {
  const whole = { json }
  if (meta?.values) restore(whole, 'json', meta.values)
  return whole.json
}

function restore(parent: object, name: string, annotations: Annotations): void {
  const place = parent as Record<string, unknown>
  if (!Array.isArray(annotations)) {
    for (const [path, inner] of Object.entries(annotations)) {
      // A dot divides, unless it is escaped; NUL is in no text of ours.
      const steps = path.replace(/\\(.)|\./g, (_, escaped) => escaped ?? '\0').split('\0')
      const last = steps.pop() ?? ''
      const above = steps.reduce((value, step) => (value as Record<string, unknown>)[step], place[name])
      restore(above as object, last, inner)
    }
    return
  }
  const [kind, inner] = annotations
  const read = READ[kind]
  if (!read || inner) throw new TypeError(`An answer holds a ${kind}`)
  place[name] = read(place[name] as never)
}
