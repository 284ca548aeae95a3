export const TAX_CLASSES = ['standard', 'reduced', 'zero'] as const
export type TaxClass = (typeof TAX_CLASSES)[number]

/**
 * The highest tax and the highest commission, in basis points. At both, the tax contained in a price is a third of it
 * and the commission half, so that a vendor always keeps at least nothing of a sale; higher ones could take more
 * than the customer paid.
 */
export const MAX_TAX_BPS = 5000

export const MAX_COMMISSION_BPS = 5000
