/** Every page of the three faces, for screenshots, audits and tests alike; e2e/web/tour.spec.ts compares it with app/. */
import { operator, vendor } from './dashboards.ts'
import type { Stop } from './stop.ts'
import { storefront } from './storefront.ts'

export const STOPS: readonly Stop[] = [...storefront, ...vendor, ...operator]
