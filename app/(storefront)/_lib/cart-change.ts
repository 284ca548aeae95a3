import type { Cart, CartGroup, CartLine } from './cart.ts'

/**
 * The cart as it will be once the server has set a line's quantity (0 removes it), to be shown until it answers. Delivery
 * and tax stay as they were: only the server prices them. Null where nothing is left.
 */
export function withQuantity(cart: Cart, variantId: string, quantity: number): Cart | null {
  const groups = cart.groups
    .map((group) => changeGroup(group, variantId, quantity))
    .filter((group) => group.lines.length > 0)
  if (groups.length === 0) return null
  const gained = sumOf(groups) - sumOf(cart.groups)
  return { ...cart, groups, goods: cart.goods + gained, total: cart.total + gained }
}

function changeGroup(group: CartGroup, variantId: string, quantity: number): CartGroup {
  const lines = group.lines.flatMap((line) =>
    line.variantId !== variantId ? line : quantity === 0 ? [] : changeLine(line, quantity),
  )
  const gained = goodsOf(lines) - goodsOf(group.lines)
  return { ...group, lines, goods: group.goods + gained, total: group.total + gained }
}

function changeLine(line: CartLine, quantity: number): CartLine {
  const problem = isGone(line) ? line.problem : quantity > line.available ? 'not-enough' : null
  return { ...line, quantity, goods: line.unitPrice * quantity, problem }
}

/** Whether nothing of it can be had: it stays visible, and is in no sum. */
export function isGone({ problem }: Pick<CartLine, 'problem'>): boolean {
  return problem === 'sold-out' || problem === 'unpublished'
}

const goodsOf = (lines: readonly CartLine[]) =>
  lines.reduce((sum, line) => sum + (isGone(line) ? 0 : line.goods), 0)
const sumOf = (groups: readonly CartGroup[]) => groups.reduce((sum, { lines }) => sum + goodsOf(lines), 0)

/** How a thing is called in a sentence. */
export function nameOf({ title, variantTitle }: { title: string; variantTitle: string }): string {
  return variantTitle ? `${title}, ${variantTitle}` : title
}
