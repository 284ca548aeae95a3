/** The mails' colours and type: what mail programs can show of the storefront's tokens (app/globals.css). */
export const colors = {
  ground: '#f2f6f5',
  sheet: '#ffffff',
  soft: '#f0f5f4',
  line: '#dbe3e2',
  ink: '#15211f',
  muted: '#53625f',
  accent: '#04474b',
  onAccent: '#f7fbfa',
  awning: '#f5b13c',
} as const

/**
 * The same in the dark, for mail programs that ask; the others show the light ones or turn them over by themselves.
 * Inline colours give way to `!important` alone.
 */
export const DARK = `@media (prefers-color-scheme: dark) {
  .ground, .ground > table > tbody > tr > td { background-color: #0b1413 !important; }
  .sheet { background-color: #14201f !important; }
  .soft { background-color: #1c2b2a !important; }
  .line { border-color: #2f3f3d !important; }
  .ink { color: #edf3f2 !important; }
  .muted { color: #a6b5b2 !important; }
  .accent { color: #7fd3cb !important; }
  .button { background-color: #7fd3cb !important; color: #062a2c !important; }
}`

const family = "Geist, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

export const text = {
  family,
  mark: { color: colors.ink, fontSize: 18, fontWeight: 650, letterSpacing: '-0.01em', paddingLeft: 10 },
  title: {
    ...{ color: colors.ink, fontSize: 24, fontWeight: 650, lineHeight: '30px' },
    ...{ letterSpacing: '-0.015em', margin: '0 0 12px' },
  },
  body: { color: colors.ink, fontSize: 15, lineHeight: '23px', margin: '0 0 14px' },
  fact: { color: colors.ink, fontSize: 15, lineHeight: '23px', margin: '0 0 10px' },
  rows: { color: colors.ink, fontSize: 15, lineHeight: '21px', width: '100%' },
  small: { color: colors.muted, fontSize: 13, lineHeight: '19px', margin: '0 0 2px' },
  note: { color: colors.muted, fontSize: 13, lineHeight: '19px', margin: 0 },
  label: { color: colors.muted, fontSize: 13 },
  link: { color: colors.accent, textDecoration: 'underline' },
  quietLink: { color: colors.muted, textDecoration: 'underline' },
} as const

export const button = {
  backgroundColor: colors.accent,
  borderRadius: 8,
  color: colors.onAccent,
  fontSize: 15,
  fontWeight: 600,
  padding: '13px 22px',
} as const
