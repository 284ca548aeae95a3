'use client'

import type { ComponentProps } from 'react'
import { Link } from '#app/_i18n/link.tsx'
import { usePathname } from '#app/_i18n/use-navigation.ts'

type NavLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & {
  href: string
  /** True for an area's first page, whose address all others begin with. */
  exact?: boolean
}

/** A link that knows when its page is open (`aria-current`). A client component because layouts outlive pages. */
export function NavLink({ href, exact = false, ...props }: NavLinkProps) {
  const path = usePathname()
  const here = path === href
  const inside = here || (!exact && path.startsWith(`${href}/`))
  return <Link {...props} href={href} aria-current={here ? 'page' : inside ? 'true' : undefined} />
}
