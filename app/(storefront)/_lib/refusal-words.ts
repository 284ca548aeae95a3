/** What became of an attempt to order, in words that say what to do now. */
export interface Refusal {
  title: string
  text: string
}

type Refused = { reason: string; message?: string; total?: number; currency?: string }

/** `formatted`: the new total in words, where the price has changed. */
export function refusalWords(refused: Refused, formatted: string | null): Refusal {
  switch (refused.reason) {
    case 'declined':
      return {
        title: 'Your card was not charged',
        text: `${refused.message ?? 'Your bank declined the payment.'} Please choose another way to pay, or try again.`,
      }
    case 'price-changed':
      return {
        title: formatted ? `The total is now ${formatted}` : 'The total has changed',
        text: 'A price or a delivery cost changed while you were here. Please look at it and place the order again.',
      }
    case 'out-of-stock':
    case 'unavailable':
      return {
        title: 'Something has just been sold out',
        text: 'It is marked in your cart. Nothing was ordered and nothing charged.',
      }
    case 'no-delivery':
      return {
        title: 'Not everything can be delivered to this country',
        text: 'Please choose another country, or remove what is marked in your cart.',
      }
    case 'amount-too-large':
      return { title: 'That is more than one order can hold', text: 'Please split it into two orders.' }
    case 'cart-empty':
    case 'cart-gone':
      return { title: 'Your cart is empty', text: 'Perhaps it was ordered or emptied in another window.' }
    default:
      return {
        title: 'Your cart has changed in the meantime',
        text: 'Perhaps in another window. Please look at it and place the order again. Nothing was charged.',
      }
  }
}
