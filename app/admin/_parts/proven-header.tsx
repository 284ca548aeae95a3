import type { ReactNode } from 'react'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Card, CardContent } from '#app/_components/ui/card.tsx'

/** The head of a page whose rows can be proven together; `children` is what proves them. */
export function ProvenHeader({
  title,
  text,
  children,
}: {
  title: string
  text: string
  children: ReactNode
}) {
  return (
    <>
      <PageHeader title={title} description={text} />
      <Card className="mb-6">
        <CardContent>{children}</CardContent>
      </Card>
    </>
  )
}
