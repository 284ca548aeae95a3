import type { FieldValues, Resolver } from 'react-hook-form'
import type { ZodType } from 'zod'

/**
 * Checks a form by a schema that is loaded when it is first needed: schemas and what runs them weigh more than a page's
 * own scripts (25 kB). Where it cannot be loaded, nothing is checked here: the server checks all that it is sent.
 */
export function lazyResolver<Values extends FieldValues>(
  load: () => Promise<ZodType<Values, Values>>,
): Resolver<Values> {
  return async (values, context, options) => {
    const loaded = await Promise.all([import('@hookform/resolvers/zod'), load()]).catch(() => null)
    if (!loaded) return { values, errors: {} }
    const [{ zodResolver }, schema] = loaded
    return (zodResolver(schema) as Resolver<Values>)(values, context, options)
  }
}
