/** Names that browsers give themselves, the more particular first: most of them also call themselves Chrome and Safari. */
const BROWSERS = [
  [/\bEdgA?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|Chromium|HeadlessChrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const

const SYSTEMS = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const

/** Which browser on what, as far as the request's User-Agent says; null where it does not. */
export function deviceOf(userAgent: string | null): { browser: string; system: string } | null {
  const [, browser] = BROWSERS.find(([sign]) => sign.test(userAgent ?? '')) ?? []
  const [, system] = SYSTEMS.find(([sign]) => sign.test(userAgent ?? '')) ?? []
  return browser && system ? { browser, system } : null
}
