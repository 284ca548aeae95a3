import { useTranslations } from 'next-intl'

export const MAIN_ID = 'main'

/** The first thing that Tab finds: the way past the header. Every shell renders it and a `main` with this id. */
export function SkipLink() {
  const t = useTranslations('common.nav')
  return (
    <a
      href={`#${MAIN_ID}`}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-primary px-4 py-2.5 text-sm font-medium text-primary-foreground shadow-lg transition-transform focus:translate-y-0"
    >
      {t('skip')}
    </a>
  )
}
