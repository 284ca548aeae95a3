import { createNavigation } from 'next-intl/navigation'
import { routing } from './routing.ts'

/** Next's own links and router, which stay in the reader's language. For the storefront; dashboards have one language. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing)
