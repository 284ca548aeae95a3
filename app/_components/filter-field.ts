import type { SelectOption } from './ui/select.tsx'

/** One way to see less of a list, by the name it has in the address. */
export type FilterField = {
  name: string
  label: string
  /** True for what hides nothing, such as the order: no chip tells of it. */
  quiet?: boolean
} & (
  | { kind: 'select'; options: readonly SelectOption[] }
  /** `number` is typed as text: what it means (money, units) is the page's to read. */
  | { kind: 'date' | 'number'; placeholder?: string }
)

/** What a list's address asks for. */
export type FilterValues = Readonly<Record<string, string | undefined>>
