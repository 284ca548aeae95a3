import { useTranslations } from 'next-intl'
import type { StockRefusal } from './types.ts'

/** Why a count was not taken, in words. */
export function useStockRefusal(): (refusal: StockRefusal) => string {
  const t = useTranslations('vendor.stock')
  return (refusal) => {
    switch (refusal.reason) {
      case 'below-reserved':
        return t('belowReserved', { reserved: refusal.reserved })
      case 'too-many':
        return t('tooMany')
      case 'not-found':
        return t('gone')
    }
  }
}
