'use client'

import { useEffect, useState } from 'react'
import type { OptionAxis, OptionChoice } from '#server/modules/catalog/schema.ts'
import { firstChoice, variantFor } from './variants.ts'

type Choosable = { id: string; options: OptionChoice; available: number }

/**
 * The chosen variant, which stands in the address (`?variant=`), so that a link leads to it. The address is read after the
 * first render: the page is cached without one, for everybody.
 */
export function useVariant<V extends Choosable>(axes: readonly OptionAxis[], variants: readonly V[]) {
  const [choice, setChoice] = useState<OptionChoice>(() => firstChoice(variants))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens; later it is the address that follows
  useEffect(() => {
    const id = new URLSearchParams(location.search).get('variant')
    const linked = variants.find((variant) => variant.id === id)
    if (linked) setChoice(linked.options)
  }, [])

  function choose(next: OptionChoice) {
    setChoice(next)
    const variant = variantFor(variants, axes, next)
    if (!variant) return
    const address = new URL(location.href)
    address.searchParams.set('variant', variant.id)
    history.replaceState(null, '', address)
  }
  return { choice, choose, variant: variantFor(variants, axes, choice) ?? variants[0] }
}
