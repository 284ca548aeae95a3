/** The mails' colours and type: what mail programs can show, close to the storefront's tokens. */
export const colors = {
  ground: '#f4f3ef',
  sheet: '#ffffff',
  line: '#e2e0d8',
  ink: '#1d1c19',
  muted: '#5f5c54',
  accent: '#155e4b',
} as const

const family = "Geist, 'Segoe UI', Helvetica, Arial, sans-serif"

export const text = {
  family,
  mark: { color: colors.accent, fontSize: 18, fontWeight: 700, letterSpacing: '-0.01em' },
  title: { color: colors.ink, fontSize: 22, fontWeight: 650, lineHeight: '28px', margin: '0 0 12px' },
  body: { color: colors.ink, fontSize: 15, lineHeight: '23px', margin: '0 0 14px' },
  small: { color: colors.muted, fontSize: 13, lineHeight: '19px' },
} as const

export const button = {
  backgroundColor: colors.accent,
  borderRadius: 8,
  color: '#ffffff',
  display: 'inline-block',
  fontSize: 15,
  fontWeight: 600,
  padding: '12px 20px',
  textDecoration: 'none',
} as const
