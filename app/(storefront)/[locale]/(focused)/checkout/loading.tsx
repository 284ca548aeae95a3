import { LinesLoading } from '../../../_parts/lines-loading.tsx'

export default function CheckoutLoading() {
  return <LinesLoading of="checkout" />
}
