/** Parameters as Stripe takes them: `a[b][c]=1&list[0]=x`, all leaves are strings. */
export interface Params {
  [name: string]: string | Params | undefined
}

/** Reads a form body or a query string; numbered and empty brackets make keys like any other. */
export function parseForm(form: string): Params {
  const params: Params = Object.create(null)
  for (const [name, value] of new URLSearchParams(form)) {
    const path = name.replaceAll(']', '').split('[')
    let at = params
    path.forEach((part, index) => {
      const key = part === '' ? String(Object.keys(at).length) : part
      const next = at[key]
      if (index === path.length - 1) at[key] = value
      else if (typeof next === 'object') at = next
      else {
        const made: Params = Object.create(null)
        at[key] = made
        at = made
      }
    })
  }
  return params
}

/** A parameter that is a single value; undefined when it is missing, empty or a group. */
export function text(params: Params, name: string): string | undefined {
  const value = params[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A parameter that is a group of values, as plain strings. */
export function group(params: Params, name: string): Record<string, string> {
  const value = params[name]
  if (typeof value !== 'object') return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
