import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Card, CardContent } from '#app/_components/ui/card.tsx'
import { api } from '#server/trpc/caller.ts'
import { VerifyBooks } from '../_parts/verify-books.tsx'
import { Doubts } from './_parts/doubts.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.reconciliation'))('title') }
}

export default async function Reconciliation() {
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.reconciliation')])
  const doubts = await admin.reconciliation.doubts()
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <Card>
        <CardContent>
          <VerifyBooks />
        </CardContent>
      </Card>
      <Doubts doubts={doubts} />
    </>
  )
}
