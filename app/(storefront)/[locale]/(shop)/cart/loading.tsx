import { useTranslations } from 'next-intl'
import { Loading, Skeleton } from '#app/_components/ui/skeleton.tsx'

/** What stands where the cart will be: what is in it, and its sum beside it. */
export default function CartLoading() {
  const t = useTranslations('cart')
  return (
    <Loading label={t('loading')} className="space-y-6">
      <Skeleton className="h-9 w-44" />
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="space-y-4">
          <Skeleton className="h-44 rounded-lg" />
          <Skeleton className="h-64 rounded-lg" />
        </div>
        <Skeleton className="h-72 rounded-lg" />
      </div>
    </Loading>
  )
}
