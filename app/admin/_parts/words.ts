import { useTranslations } from 'next-intl'
import { CANCEL_REASONS } from '#server/modules/orders/constants.ts'

/** "order-confirmation" to "Order confirmation", for a name that the catalogue of words does not have. */
export function humanise(name: string): string {
  const words = name.replaceAll(/[-_/]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const KINDS = ['customer', 'system', 'operator', 'vendor'] as const

/** What somebody who acted is, and their name where it is among `names`; `kind` is null for what we do not know. */
export function actorOf(actor: string, names: Record<string, string> = {}) {
  const kind = KINDS.find((known) => actor === known || actor.startsWith(`${known}:`)) ?? null
  return { kind, name: names[actor] ?? null }
}

/** Says who acted, in words. */
export function useActorWords(names?: Record<string, string>): (actor: string) => string {
  const t = useTranslations('admin.actors')
  return (actor) => {
    const { kind, name } = actorOf(actor, names)
    if (!kind) return humanise(actor)
    return name ? t('named', { name, kind: t(kind).toLowerCase() }) : t(kind)
  }
}

/** Says why an order was cancelled, in words. */
export function useCancelWords(): (reason: string) => string {
  const t = useTranslations('admin.order.cancelReasons')
  return (reason) => {
    const known = CANCEL_REASONS.find((one) => one === reason)
    return known ? t(known) : humanise(reason)
  }
}
