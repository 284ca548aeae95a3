/** How many days up to today a vendor's figures can be of. */
export const DAY_PERIODS = ['7', '30', '90', '365'] as const
