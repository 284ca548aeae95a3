/** A statement whose parameters were named in its file: `:total::int` became `$7::int`. */
export interface NamedStatement {
  text: string
  /** The parameters' names in the order of their numbers. */
  names: string[]
}

/**
 * Turns `:name` parameters into PostgreSQL's `$1, $2 ...`; a name that occurs again gets the same number.
 * Comments are dropped, `::casts` and quoted text are left alone.
 */
export function namedStatement(source: string): NamedStatement {
  const names: string[] = []
  const text = source.replace(
    /--[^\n]*|'(?:[^']|'')*'|::|:([A-Za-z][A-Za-z0-9]*)/g,
    (found, name: string | undefined) => {
      if (!name) return found.startsWith('--') ? '' : found
      if (!names.includes(name)) names.push(name)
      return `$${names.indexOf(name) + 1}`
    },
  )
  return { text, names }
}

/** The values of a statement's parameters in order; a missing one is the programmer's mistake and throws. */
export function parametersOf(statement: NamedStatement, values: Record<string, unknown>): unknown[] {
  return statement.names.map((name) => {
    if (values[name] === undefined) throw new Error(`The statement's parameter :${name} has no value.`)
    return values[name]
  })
}
