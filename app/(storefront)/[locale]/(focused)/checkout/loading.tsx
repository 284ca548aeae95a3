import { useTranslations } from 'next-intl'
import { Loading, Skeleton } from '#app/_components/ui/skeleton.tsx'

export default function CheckoutLoading() {
  const t = useTranslations('checkout')
  return (
    <Loading label={t('loading')} className="space-y-6">
      <Skeleton className="h-9 w-48" />
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="space-y-4">
          <Skeleton className="h-40 rounded-lg" />
          <Skeleton className="h-80 rounded-lg" />
        </div>
        <Skeleton className="h-72 rounded-lg" />
      </div>
    </Loading>
  )
}
