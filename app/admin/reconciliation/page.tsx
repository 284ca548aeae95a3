import type { Metadata } from 'next'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Card, CardContent } from '#app/_components/ui/card.tsx'
import { api } from '#server/trpc/caller.ts'
import { Doubts } from '../_parts/doubts.tsx'
import { VerifyBooks } from '../_parts/verify-books.tsx'

export const metadata: Metadata = { title: 'Reconciliation' }

export default async function Reconciliation() {
  const { admin } = await api()
  const doubts = await admin.reconciliation.doubts()
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
      <Doubts doubts={doubts} />
    </>
  )
}
