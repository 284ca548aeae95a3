import { Loading, Skeleton } from '#app/_components/ui/skeleton.tsx'

/** What stands where a page of the console will be. */
export default function AdminLoading() {
  return (
    <Loading className="space-y-6">
      <Skeleton className="h-9 w-48" />
      <Skeleton className="h-24 w-full rounded-lg" />
      <Skeleton className="h-80 w-full rounded-lg" />
    </Loading>
  )
}
