/** Up to this many units a person is told how many are left. */
const FEW_UNITS = 5

type StockState = 'in-stock' | 'few' | 'sold-out'

/** What a number of free units means to a person who wants one. */
export function stockState(available: number): StockState {
  if (available <= 0) return 'sold-out'
  return available <= FEW_UNITS ? 'few' : 'in-stock'
}
