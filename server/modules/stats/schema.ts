/** What a period of the platform's figures can be: today by hours, or so many days up to today. */
export const PERIODS = ['today', '7', '30', '90', '365'] as const
export type Period = (typeof PERIODS)[number]

/** The same of a vendor's figures, which are counted by days. */
export const DAY_PERIODS = ['7', '30', '90', '365'] as const
