/** Length of passwords in characters: NIST SP 800-63B section 5.1.1.2 wants at least 8 and room for long ones. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const

/** How many addresses one person keeps. */
export const MAX_ADDRESSES = 30
