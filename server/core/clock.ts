/** Where the time comes from; tests pass one that they set. */
export type Clock = () => Date

/** The machine's clock. */
export const systemClock: Clock = () => new Date()
