/** Every page of the three faces, for screenshots, audits and tests alike. */
import { operator, vendor } from './dashboards.ts'
import type { Stop } from './stop.ts'
import { storefront } from './storefront.ts'

export const STOPS: readonly Stop[] = [...storefront, ...vendor, ...operator]
