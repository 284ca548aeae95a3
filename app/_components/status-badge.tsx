import {
  Ban,
  Check,
  CircleAlert,
  CircleDashed,
  CircleHelp,
  Clock,
  LoaderCircle,
  type LucideIcon,
  PackageCheck,
  Truck,
  Undo2,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Messages } from '#server/messages/index.ts'
import { Badge, type BadgeTone } from './ui/badge.tsx'

type Look = { tone: BadgeTone; icon: LucideIcon }

type Words = Messages['common']['status']
export type StatusFamily = keyof Words

/** A family's states are those that the catalogue has words for. */
type Looks<Family extends StatusFamily> = Record<keyof Words[Family], Look>

/** Order and VendorOrder states, in words that a customer and a vendor both understand. */
const order: Looks<'order'> = {
  'awaiting-payment': { tone: 'warning', icon: Clock },
  placed: { tone: 'info', icon: CircleDashed },
  accepted: { tone: 'primary', icon: PackageCheck },
  'partly-shipped': { tone: 'primary', icon: Truck },
  shipped: { tone: 'primary', icon: Truck },
  delivered: { tone: 'success', icon: Check },
  cancelled: { tone: 'neutral', icon: Ban },
}

const payment: Looks<'payment'> = {
  authorised: { tone: 'info', icon: CircleDashed },
  capturing: { tone: 'info', icon: LoaderCircle },
  captured: { tone: 'success', icon: Check },
  refused: { tone: 'destructive', icon: CircleAlert },
  unknown: { tone: 'warning', icon: CircleHelp },
  voiding: { tone: 'neutral', icon: LoaderCircle },
  voided: { tone: 'neutral', icon: Ban },
  'awaiting-transfer': { tone: 'warning', icon: Clock },
  received: { tone: 'success', icon: Check },
  expired: { tone: 'neutral', icon: Ban },
}

const payout: Looks<'payout'> = {
  requested: { tone: 'info', icon: CircleDashed },
  processing: { tone: 'info', icon: LoaderCircle },
  paid: { tone: 'success', icon: Check },
  failed: { tone: 'destructive', icon: CircleAlert },
  unknown: { tone: 'warning', icon: CircleHelp },
  returned: { tone: 'warning', icon: Undo2 },
}

const refund: Looks<'refund'> = {
  requested: { tone: 'info', icon: CircleDashed },
  sending: { tone: 'info', icon: LoaderCircle },
  completed: { tone: 'success', icon: Undo2 },
  failed: { tone: 'destructive', icon: CircleAlert },
  unknown: { tone: 'warning', icon: CircleHelp },
}

/** Job runs and function runs at the Inngest server. */
const job: Looks<'job'> = {
  open: { tone: 'warning', icon: Clock },
  queued: { tone: 'neutral', icon: Clock },
  running: { tone: 'info', icon: LoaderCircle },
  done: { tone: 'success', icon: Check },
  completed: { tone: 'success', icon: Check },
  dead: { tone: 'destructive', icon: CircleAlert },
  failed: { tone: 'destructive', icon: CircleAlert },
  cancelled: { tone: 'neutral', icon: Ban },
}

/** Mails, SMS and webhook deliveries. */
const delivery: Looks<'delivery'> = {
  pending: { tone: 'neutral', icon: Clock },
  sending: { tone: 'info', icon: LoaderCircle },
  done: { tone: 'success', icon: Check },
  sent: { tone: 'success', icon: Check },
  failed: { tone: 'destructive', icon: CircleAlert },
  unknown: { tone: 'warning', icon: CircleHelp },
}

const families: { [Family in StatusFamily]: Readonly<Record<string, Look>> } = {
  order,
  payment,
  payout,
  refund,
  job,
  delivery,
}

/** A message of the family: what has a look has words. */
type StatusKey = Parameters<ReturnType<typeof useTranslations<'common.status'>>>[0]

/** "being-sent" and "BEING_SENT" to "Being sent", for a state that this table does not know yet. */
function humanise(status: string): string {
  const words = status.toLowerCase().replaceAll(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type StatusBadgeProps = {
  kind: StatusFamily
  /** A state as the database writes it; upper or lower case. */
  status: string
  /** Other words for the same state, where the reader is another. */
  label?: string
  className?: string
}

/** The state of an order, a payment, a payout, a refund, a job or a delivery. */
export function StatusBadge({ kind, status, label, className }: StatusBadgeProps) {
  const t = useTranslations('common.status')
  const state = status.toLowerCase().replaceAll('_', '-')
  const look = families[kind][state]
  const Icon = look?.icon ?? CircleDashed
  return (
    <Badge tone={look?.tone} className={className}>
      <Icon aria-hidden />
      {label ?? (look ? t(`${kind}.${state}` as StatusKey) : humanise(status))}
    </Badge>
  )
}
