import type { Metadata } from 'next'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Card, CardContent } from '#app/_components/ui/card.tsx'
import { VerifyBooks } from '../_parts/verify-books.tsx'

export const metadata: Metadata = { title: 'Reconciliation' }

export default function Reconciliation() {
  return (
    <>
      <PageHeader
        title="Reconciliation"
        description="What orders, stock, the book and the jobs say must agree. It is recomputed from the rows, not with the code that wrote them. What is safe to repair can be repaired from here."
      />
      <Card>
        <CardContent>
          <VerifyBooks />
        </CardContent>
      </Card>
    </>
  )
}
