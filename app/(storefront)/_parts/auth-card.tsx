import type { ReactNode } from 'react'
import { Card, CardContent } from '#app/_components/ui/card.tsx'

type AuthCardProps = { title: string; description?: ReactNode; children: ReactNode; footer?: ReactNode }

/** A page with one short form. */
export function AuthCard({ title, description, children, footer }: AuthCardProps) {
  return (
    <div className="mx-auto w-full max-w-md py-4 md:py-10">
      <h1 className="text-center text-3xl font-semibold">{title}</h1>
      {description && <p className="mt-2 text-center text-muted-foreground">{description}</p>}
      <Card className="mt-6">
        <CardContent>{children}</CardContent>
      </Card>
      {footer && <p className="mt-5 text-center text-sm text-muted-foreground">{footer}</p>}
    </div>
  )
}
