import type { MoveRefusal } from './types.ts'

const refusals: Record<MoveRefusal['reason'], string> = {
  'not-found': 'This order is not there any more.',
  'not-paid': 'The order is not paid yet.',
  cancelled: 'The order was cancelled meanwhile.',
  'not-possible': 'The order has moved on meanwhile.',
}

/** What a refused move says; the page is then read again and shows what is true. */
export function refusalWords({ reason }: MoveRefusal): string {
  return refusals[reason]
}
