import { LinesLoading } from '../../../_parts/lines-loading.tsx'

export default function CartLoading() {
  return <LinesLoading of="cart" />
}
