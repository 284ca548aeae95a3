import type { CategoryNode } from '#server/modules/catalog/schema.ts'

/** Names of categories by their slugs, in the page's language: those that may be filtered by. */
export type CategoryNames = Readonly<Record<string, string>>

/** The names of categories by their slugs; of those below `root` alone where one is named. */
export function categoryNames(tree: readonly CategoryNode[], root?: string): CategoryNames {
  const named = (nodes: readonly CategoryNode[], inside: boolean): [string, string][] =>
    nodes.flatMap((node) => [
      ...(inside ? [[node.slug, node.name] as [string, string]] : []),
      ...named(node.children, inside || node.slug === root),
    ])
  return Object.fromEntries(named(tree, root === undefined))
}
