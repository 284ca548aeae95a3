import { Skeleton } from '#app/_components/ui/skeleton.tsx'

/** What stands where a page of the dashboard will be. */
export default function Loading() {
  return (
    <div aria-busy="true" className="space-y-6">
      <Skeleton className="h-9 w-48" />
      <Skeleton className="h-28 w-full" />
      <Skeleton className="h-72 w-full" />
    </div>
  )
}
