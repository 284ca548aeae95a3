/** How often what was repaired. All zero: there was nothing that is safe to repair. */
export interface Repaired {
  /** Deliveries that no job run stood for; they are handed out again. */
  redelivered: number
  /** Job runs called done whose effect is missing; they are handed out again. */
  reopened: number
  /** Vendors' balances that were not the sum of their postings. */
  balances: number
  /** Vendor orders that were counted again, because the sales figures were wrong. */
  recounted: number
}

/** What a repair did, a sentence for each kind; a single one when there was nothing to do. */
export function repairedInWords({ redelivered, reopened, balances, recounted }: Repaired): string[] {
  const said = [
    redelivered > 0 && `${counted(redelivered, 'lost delivery', 'lost deliveries')} handed out again.`,
    reopened > 0 && `${counted(reopened, 'job', 'jobs')} without its effect handed out again.`,
    balances > 0 && `${counted(balances, 'balance', 'balances')} rebuilt from the postings.`,
    recounted > 0 &&
      `Sales figures counted again, from ${counted(recounted, 'vendor order', 'vendor orders')}.`,
  ].filter((sentence) => sentence !== false)
  return said.length > 0 ? said : ['There is nothing that is safe to repair.']
}

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
