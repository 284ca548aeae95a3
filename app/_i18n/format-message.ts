import compile from 'icu-minify/compile'
import type { CompiledMessage } from 'icu-minify/format'
import formatCompiled from './format-compiled.ts'

type Tree = { readonly [key: string]: string | Tree }
type CompiledTree = { [key: string]: CompiledMessage | CompiledTree }

const messages = new Map<string, CompiledMessage>()
const trees = new WeakMap<Tree, CompiledTree>()

/** A message as browsers format it, without a parser; each is parsed once. Throws where it is none. */
function compiledMessage(message: string): CompiledMessage {
  const known = messages.get(message)
  if (known !== undefined) return known
  // The compiler's objects have no prototype, and such are not sent to islands.
  const parsed: CompiledMessage = JSON.parse(JSON.stringify(compile(message)))
  // A text that reads like a message once its quotes are gone must not be parsed again.
  const fresh = typeof parsed === 'string' && parsed !== message ? [parsed] : parsed
  messages.set(message, fresh)
  return fresh
}

/** A namespace of the catalogue with all its messages parsed, made once. */
export function compiledMessages(tree: Tree): CompiledTree {
  const known = trees.get(tree)
  if (known) return known
  const fresh = Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? compiledMessage(value) : compiledMessages(value),
    ]),
  )
  trees.set(tree, fresh)
  return fresh
}

/**
 * On the server this stands for `use-intl/format-message` (next.config.ts). It takes the catalogue's messages as they are,
 * and those that islands are sent, which are rendered here first.
 */
export default function formatMessage(
  ...[path, message, values, options]: Parameters<typeof formatCompiled>
): ReturnType<typeof formatCompiled> {
  const parsed = typeof message === 'string' ? compiledMessage(message) : message
  return formatCompiled(path, parsed, values, options)
}

/** Asked by next-intl: a message can be read as it is written. */
formatMessage.raw = true
