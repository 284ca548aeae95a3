import { Loading, Skeleton } from '#app/_components/ui/skeleton.tsx'

export default function AccountLoading() {
  return (
    <Loading label="Your account is loading" className="space-y-6">
      <Skeleton className="h-9 w-64 max-w-full" />
      <Skeleton className="h-72 rounded-lg" />
    </Loading>
  )
}
