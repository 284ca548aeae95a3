import { Compass } from 'lucide-react'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'

/** An order or a run that is not there; the frame around it stays. */
export default function AdminNotFound() {
  return (
    <EmptyState
      level={1}
      icon={<Compass />}
      title="There is nothing here"
      action={<ButtonLink href="/admin">Back to the overview</ButtonLink>}
    >
      The address may be mistyped, or what it names was pruned.
    </EmptyState>
  )
}
