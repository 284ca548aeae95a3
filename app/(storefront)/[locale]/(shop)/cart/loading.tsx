import { useTranslations } from 'next-intl'
import { Loading, Skeleton } from '#app/_components/ui/skeleton.tsx'

export default function CartLoading() {
  const t = useTranslations('cart')
  return (
    <Loading label={t('loading')} className="space-y-6">
      <Skeleton className="h-9 w-40" />
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-4">
          <Skeleton className="h-44 rounded-lg" />
          <Skeleton className="h-44 rounded-lg" />
        </div>
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </Loading>
  )
}
