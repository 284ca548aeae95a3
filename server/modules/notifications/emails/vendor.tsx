import { Heading, Text } from 'react-email'
import { formatMoney } from '#server/core/money.ts'
import type { OrderView, PartView } from '../load-messages.ts'
import { Layout } from './layout.tsx'
import { Action, AmountRow, ItemRows } from './parts.tsx'
import { text } from './theme.ts'

interface VendorMail {
  order: OrderView
  part: PartView
  partUrl: string
  shopUrl: string
}

/** What a vendor gets when its part of an order is paid. The customer's address stands in the dashboard, not here. */
export function VendorNewOrder({ order, part, partUrl, shopUrl }: VendorMail) {
  const money = (amount: number) => formatMoney({ amount, currency: order.currency })
  return (
    <Layout preview={`New order ${part.code}`} shopUrl={shopUrl}>
      <Heading style={text.title}>You have a new order</Heading>
      <Text style={text.body}>
        Order <strong>{part.code}</strong> is paid and waits for you.
      </Text>
      <ItemRows items={part.items} currency={order.currency} />
      <AmountRow label="Delivery" amount={money(part.shipping)} />
      <AmountRow label="Tax" amount={money(-part.tax)} />
      <AmountRow label="Commission" amount={money(-part.commission)} />
      <AmountRow label="You earn" amount={money(part.net)} strong />
      <Action href={partUrl}>Accept and ship</Action>
    </Layout>
  )
}

export function VendorOrderCancelled({ order, part, partUrl, shopUrl }: VendorMail) {
  return (
    <Layout preview={`Order ${part.code} was cancelled`} shopUrl={shopUrl}>
      <Heading style={text.title}>Order {part.code} was cancelled</Heading>
      <Text style={text.body}>
        Please do not ship it. Its amount leaves your pending balance, and its units are back in stock.
      </Text>
      <ItemRows items={part.items} currency={order.currency} />
      <Action href={partUrl}>See the order</Action>
    </Layout>
  )
}
