import { Heading, Link, Section, Text } from 'react-email'
import { formatMoney } from '#server/core/money.ts'
import type { OrderView, PartView } from '../load-messages.ts'
import { Layout } from './layout.tsx'
import { Action, Fact, ItemRows, OrderSummary } from './parts.tsx'
import { colors, text } from './theme.ts'

const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: 'UTC' })

export interface BankDetails {
  holder: string
  iban: string
  bic: string
}

interface OrderMail {
  order: OrderView
  orderUrl: string
  shopUrl: string
}

/** What the customer gets right after placing an order; a bank transfer's details stand in it. */
export function OrderConfirmation({ order, orderUrl, shopUrl, bank }: OrderMail & { bank: BankDetails }) {
  return (
    <Layout preview={`Thank you for your order ${order.code}`} shopUrl={shopUrl}>
      <Heading style={text.title}>Thank you for your order</Heading>
      <Text style={text.body}>
        We have your order <strong>{order.code}</strong>. {whatHappensNext(order)}
      </Text>
      {order.transfer ? <Transfer order={order} transfer={order.transfer} bank={bank} /> : null}
      <Action href={orderUrl}>Follow your order</Action>
      <OrderSummary order={order} />
      {order.address ? (
        <Fact
          label="Delivered to"
          value={[
            order.address.name,
            order.address.line1,
            order.address.line2,
            `${order.address.postalCode} ${order.address.city}`,
            order.address.country,
          ]
            .filter(Boolean)
            .join(', ')}
        />
      ) : null}
    </Layout>
  )
}

function whatHappensNext(order: OrderView): string {
  const vendors =
    order.parts.length === 1
      ? 'The vendor sends its parcel'
      : `Its ${order.parts.length} vendors each send a parcel`
  return order.transfer
    ? `${vendors} as soon as your transfer has arrived.`
    : `${vendors}, and you hear from us when it is on its way.`
}

function Transfer({
  order,
  transfer,
  bank,
}: {
  order: OrderView
  transfer: NonNullable<OrderView['transfer']>
  bank: BankDetails
}) {
  return (
    <Section
      style={{ backgroundColor: colors.ground, borderRadius: 8, margin: '16px 0', padding: '16px 20px' }}
    >
      <Text style={{ ...text.body, fontWeight: 650 }}>
        Please transfer {formatMoney({ amount: order.total, currency: order.currency })}
      </Text>
      <Fact label="Account holder" value={bank.holder} />
      <Fact label="IBAN" value={bank.iban.replace(/(.{4})(?=.)/g, '$1 ')} />
      <Fact label="BIC" value={bank.bic} />
      <Fact label="Reference (please copy it exactly)" value={transfer.reference} />
      <Fact label="Until" value={DAY.format(transfer.expiresAt)} />
    </Section>
  )
}

export function OrderCancelled({ order, orderUrl, shopUrl }: OrderMail) {
  return (
    <Layout preview={`Your order ${order.code} was cancelled`} shopUrl={shopUrl}>
      <Heading style={text.title}>Your order was cancelled</Heading>
      <Text style={text.body}>
        Your order <strong>{order.code}</strong> was cancelled. Nothing of it will be shipped, and whatever
        you have paid is returned the way it came.
      </Text>
      <OrderSummary order={order} />
      <Action href={orderUrl}>See the order</Action>
    </Layout>
  )
}

export function ParcelShipped({ order, part, orderUrl, shopUrl }: OrderMail & { part: PartView }) {
  return (
    <Layout preview={`${part.vendorName} has shipped your parcel`} shopUrl={shopUrl}>
      <Heading style={text.title}>Your parcel from {part.vendorName} is on its way</Heading>
      <Text style={text.body}>
        It belongs to your order <strong>{order.code}</strong>.
      </Text>
      {part.carrier ? <Fact label="Carrier" value={part.carrier} /> : null}
      {part.trackingNumber ? <Fact label="Tracking number" value={part.trackingNumber} /> : null}
      {part.trackingUrl ? (
        <Text style={text.body}>
          <Link href={part.trackingUrl} style={{ color: colors.accent }}>
            Track the parcel
          </Link>
        </Text>
      ) : null}
      <ItemRows items={part.items} currency={order.currency} />
      <Action href={orderUrl}>Follow your order</Action>
    </Layout>
  )
}
