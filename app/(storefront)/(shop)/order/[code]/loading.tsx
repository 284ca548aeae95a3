import { Loading, Skeleton } from '#app/_components/ui/skeleton.tsx'

export default function OrderLoading() {
  return (
    <Loading label="Your order is loading" className="space-y-6">
      <Skeleton className="h-9 w-72 max-w-full" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8">
        <div className="space-y-4">
          <Skeleton className="h-80 rounded-lg" />
          <Skeleton className="h-48 rounded-lg" />
        </div>
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </Loading>
  )
}
