import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { DashboardDocument } from '#app/_components/dashboard-document.tsx'
import { baseMetadata, baseViewport } from '#app/_components/document-metadata.ts'
import { env } from '#server/env.ts'

export const viewport = baseViewport
export const metadata: Metadata = { ...baseMetadata, title: 'Design', robots: { index: false } }

/** The design system's own pages; they do not exist in production. */
export default async function DesignLayout({ children }: { children: ReactNode }) {
  await connection()
  if (env.TRADEHALL_MODE === 'production') notFound()
  return <DashboardDocument>{children}</DashboardDocument>
}
