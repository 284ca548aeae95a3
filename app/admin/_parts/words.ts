/** "order-confirmation" to "Order confirmation". */
export function humanise(name: string): string {
  const words = name.replaceAll(/[-_/]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Who acted, in words: a person's name where it is known. */
export function actorWords(actor: string, names: Record<string, string> = {}): string {
  const [kind = actor, id] = actor.split(':')
  if (!id) return humanise(kind)
  const name = names[actor]
  return name ? `${name} (${kind})` : humanise(kind)
}

/** Why an order was cancelled, in words. */
export const cancelReasons: Record<string, string> = {
  'payment-refused': 'The card payment was refused',
  'transfer-expired': 'The transfer did not arrive in time',
  'customer-request': 'The customer asked for it',
  'out-of-stock': 'An item is out of stock',
  'suspected-fraud': 'Suspected fraud',
  other: 'Another reason',
}
