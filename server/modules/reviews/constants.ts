/** The most stars that a review gives; one is the least. */
export const MAX_STARS = 5

export const REVIEW_LENGTH = { title: 120, body: 4000 } as const

/** Why an operator takes a review off the page; it is in the audit trail, not on the page. */
export const HIDE_REASONS = ['insult', 'advertising', 'personal-data', 'off-topic', 'other'] as const
