import type { ComponentProps } from 'react'
import { Link } from '#app/_i18n/navigation.ts'

/** A link to another view of the listing that it stands in: the page stays where it is scrolled to. */
export function ViewLink(props: ComponentProps<typeof Link>) {
  return <Link scroll={false} {...props} prefetch={false} data-view />
}
