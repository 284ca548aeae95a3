import { MissingNotice } from '../../_parts/missing.tsx'

export default function NotFound() {
  return <MissingNotice />
}
