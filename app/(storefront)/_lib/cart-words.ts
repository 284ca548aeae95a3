/** Why something does not go into the cart, in words that say what to do. */
export function cartRefusal(reason: string): string {
  switch (reason) {
    case 'unknown-variant':
      return 'This is no longer sold.'
    case 'other-currency':
      return 'Your cart holds things in another currency. Please order those first, then come back for this.'
    case 'too-many-lines':
      return 'Your cart is full. Please order what is in it first.'
    case 'no-cart':
      return 'Your cart has changed in the meantime. Please look at it again.'
    default:
      return 'That did not work. Please try again.'
  }
}

/** What is wrong with a line of the cart. */
export function lineProblem(problem: 'sold-out' | 'not-enough' | 'unpublished', available: number): string {
  switch (problem) {
    case 'sold-out':
      return 'Sold out in the meantime. Please remove it to go on.'
    case 'not-enough':
      return `Only ${available} left. Please take fewer to go on.`
    case 'unpublished':
      return 'No longer sold. Please remove it to go on.'
  }
}
