import { PackageSearch } from 'lucide-react'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'

export default function OrderNotFound() {
  return (
    <EmptyState
      level={1}
      icon={<PackageSearch />}
      title="This order does not open here"
      action={
        <>
          <ButtonLink href="/order/find">Find an order</ButtonLink>
          <ButtonLink href="/sign-in" variant="outline" document>
            Sign in
          </ButtonLink>
        </>
      }
    >
      Orders open for those who placed them. Use the link in your mail, look it up with its code and your
      e-mail address, or sign in.
    </EmptyState>
  )
}
