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
import { Badge, type BadgeTone } from './ui/badge.tsx'

type Look = { label: string; tone: BadgeTone; icon: LucideIcon }

/** Order and VendorOrder states, in words that a customer and a vendor both understand. */
const order: Record<string, Look> = {
  'awaiting-payment': { label: 'Awaiting payment', tone: 'warning', icon: Clock },
  placed: { label: 'Placed', tone: 'info', icon: CircleDashed },
  accepted: { label: 'Being prepared', tone: 'primary', icon: PackageCheck },
  'partly-shipped': { label: 'Partly shipped', tone: 'primary', icon: Truck },
  shipped: { label: 'Shipped', tone: 'primary', icon: Truck },
  delivered: { label: 'Delivered', tone: 'success', icon: Check },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: Ban },
}

const payment: Record<string, Look> = {
  authorised: { label: 'Authorised', tone: 'info', icon: CircleDashed },
  capturing: { label: 'Capturing', tone: 'info', icon: LoaderCircle },
  captured: { label: 'Paid', tone: 'success', icon: Check },
  refused: { label: 'Refused', tone: 'destructive', icon: CircleAlert },
  unknown: { label: 'Outcome unknown', tone: 'warning', icon: CircleHelp },
  voiding: { label: 'Voiding', tone: 'neutral', icon: LoaderCircle },
  voided: { label: 'Voided', tone: 'neutral', icon: Ban },
  'awaiting-transfer': { label: 'Awaiting transfer', tone: 'warning', icon: Clock },
  received: { label: 'Received', tone: 'success', icon: Check },
  expired: { label: 'Expired', tone: 'neutral', icon: Ban },
}

const payout: Record<string, Look> = {
  requested: { label: 'Requested', tone: 'info', icon: CircleDashed },
  processing: { label: 'Processing', tone: 'info', icon: LoaderCircle },
  paid: { label: 'Paid', tone: 'success', icon: Check },
  failed: { label: 'Failed', tone: 'destructive', icon: CircleAlert },
  unknown: { label: 'Outcome unknown', tone: 'warning', icon: CircleHelp },
  returned: { label: 'Returned', tone: 'warning', icon: Undo2 },
}

const refund: Record<string, Look> = {
  requested: { label: 'Requested', tone: 'info', icon: CircleDashed },
  sending: { label: 'Being sent', tone: 'info', icon: LoaderCircle },
  completed: { label: 'Refunded', tone: 'success', icon: Undo2 },
  failed: { label: 'Failed', tone: 'destructive', icon: CircleAlert },
  unknown: { label: 'Outcome unknown', tone: 'warning', icon: CircleHelp },
}

/** Job runs and function runs at the Inngest server. */
const job: Record<string, Look> = {
  open: { label: 'Waiting', tone: 'warning', icon: Clock },
  queued: { label: 'Queued', tone: 'neutral', icon: Clock },
  running: { label: 'Running', tone: 'info', icon: LoaderCircle },
  done: { label: 'Done', tone: 'success', icon: Check },
  completed: { label: 'Completed', tone: 'success', icon: Check },
  dead: { label: 'Dead', tone: 'destructive', icon: CircleAlert },
  failed: { label: 'Failed', tone: 'destructive', icon: CircleAlert },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: Ban },
}

/** Mails, SMS and webhook deliveries. */
const delivery: Record<string, Look> = {
  pending: { label: 'Pending', tone: 'neutral', icon: Clock },
  sending: { label: 'Sending', tone: 'info', icon: LoaderCircle },
  done: { label: 'Sent', tone: 'success', icon: Check },
  sent: { label: 'Sent', tone: 'success', icon: Check },
  failed: { label: 'Failed', tone: 'destructive', icon: CircleAlert },
  unknown: { label: 'Outcome unknown', tone: 'warning', icon: CircleHelp },
}

const families = { order, payment, payout, refund, job, delivery }

export type StatusFamily = keyof typeof families

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
  const look = families[kind][status.toLowerCase().replaceAll('_', '-')]
  const Icon = look?.icon ?? CircleDashed
  return (
    <Badge tone={look?.tone} className={className}>
      <Icon aria-hidden />
      {label ?? look?.label ?? humanise(status)}
    </Badge>
  )
}
