import { ImageResponse } from 'next/og'
import { getTranslations } from 'next-intl/server'
import { pageLocale } from '#app/_i18n/page-locale.ts'

export const size = { width: 1200, height: 630 }
export const contentType = 'image/png'
export const alt = 'Tradehall'

// Made when it is first asked for, and kept.
export const generateStaticParams = () => []

/** What a link to the shop looks like elsewhere: the mark, the name and what it is, in the page's language. */
export default async function Image({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'common.brand' })
  return new ImageResponse(
    <div
      style={{
        ...{ width: '100%', height: '100%', display: 'flex', flexDirection: 'column', padding: 96 },
        ...{ justifyContent: 'space-between', background: '#04474b', color: '#f7fbfa' },
      }}
    >
      <svg width="176" height="176" viewBox="0 0 32 32" aria-hidden="true">
        <path
          fill="#f7fbfa"
          d="M4.5 7A1.5 1.5 0 0 1 6 5.5h5.8v6.4a3.65 3.65 0 0 1-7.3 0zM20.2 5.5H26A1.5 1.5 0 0 1 27.5 7v4.9a3.65 3.65 0 0 1-7.3 0z"
        />
        <path fill="#f7fbfa" d="M13.6 17.6h4.8v6.5a2.4 2.4 0 0 1-4.8 0z" />
        <path fill="#f5b13c" d="M12.2 5.5h7.6v6.3a3.8 3.8 0 0 1-7.6 0z" />
      </svg>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <div style={{ fontSize: 112, fontWeight: 600, letterSpacing: '-0.03em' }}>Tradehall</div>
        <div style={{ fontSize: 44, marginTop: 16, color: '#cfe5e2' }}>{t('tagline')}</div>
      </div>
    </div>,
    size,
  )
}
