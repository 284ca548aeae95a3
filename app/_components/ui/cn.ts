import { type ClassValue, clsx } from 'clsx'

/**
 * Joins class names. A component's `className` is for its place in the page (margin, width, grid); what it looks
 * like is changed by its props. So nothing has to be merged, and 9 kB of a class merger stay out of every page.
 */
export const cn: (...classes: ClassValue[]) => string = clsx
