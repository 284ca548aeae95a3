/** A category with those below it, as the catalogue tells them. */
interface Node {
  slug: string
  name: string
  children: readonly Node[]
}

/** All categories for a select, each after the one that it is in. */
export function flatCategories(nodes: readonly Node[], above = ''): { value: string; label: string }[] {
  return nodes.flatMap(({ slug, name, children }) => {
    const label = above ? `${above} / ${name}` : name
    return [{ value: slug, label }, ...flatCategories(children, label)]
  })
}
