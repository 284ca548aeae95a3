import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Rgb = readonly [number, number, number]
type Theme = 'light' | 'dark'

const css = readFileSync(new URL('../globals.css', import.meta.url), 'utf8')

/** Björn Ottosson's conversion (https://bottosson.github.io/posts/oklab/) to linear sRGB, clipped to the gamut. */
function oklchToLinear([lightness, chroma, hue]: Rgb): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function numbers(oklch: string): Rgb {
  const [lightness = 0, chroma = 0, hue = 0] = oklch.trim().split(/\s+/).map(Number)
  return [lightness, chroma, hue]
}

function colour(name: string, theme: Theme): Rgb {
  const both = new RegExp(`--color-${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`).exec(css)
  const one = new RegExp(`--color-${name}: oklch\\(([^)]*)\\)`).exec(css)
  const value = both ? (theme === 'light' ? both[1] : both[2]) : one?.[1]
  if (value === undefined) throw new Error(`globals.css has no --color-${name}`)
  return oklchToLinear(numbers(value))
}

/** WCAG 2.2's contrast ratio, 1 to 21. */
function contrast(first: string, second: string, theme: Theme): number {
  const luminance = (name: string) => {
    const [r, g, b] = colour(name, theme)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['background', 'card', 'popover', 'muted', 'accent', 'secondary']
const text: [string, string][] = [
  ...grounds.map((ground): [string, string] => ['foreground', ground]),
  ...grounds.map((ground): [string, string] => ['muted-foreground', ground]),
  ...['primary', 'success', 'warning', 'info', 'destructive'].flatMap((ink): [string, string][] => [
    [ink, 'background'],
    [ink, 'card'],
    [ink, 'popover'],
  ]),
  ['primary-foreground', 'primary'],
  ['primary-foreground', 'primary-hover'],
  ['primary-soft-foreground', 'primary-soft'],
  ['secondary-foreground', 'secondary'],
  ['secondary-foreground', 'secondary-hover'],
  ['accent-foreground', 'accent'],
  ['highlight-foreground', 'highlight'],
  ['muted-foreground', 'primary-soft'],
  ['success', 'success-soft'],
  ['warning', 'warning-soft'],
  ['info', 'info-soft'],
  ['destructive', 'destructive-soft'],
  ['destructive-solid-foreground', 'destructive-solid'],
  ['destructive-solid-foreground', 'destructive-solid-hover'],
]
const edges: [string, string][] = ['input', 'ring', 'primary', 'destructive'].flatMap((edge) =>
  ['background', 'card', 'popover'].map((ground): [string, string] => [edge, ground]),
)

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(text)('%s is readable on %s (4.5:1)', (ink, ground) => {
    expect(contrast(ink, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(edges)('the edge %s stands out from %s (3:1)', (edge, ground) => {
    expect(contrast(edge, ground, theme)).toBeGreaterThanOrEqual(3)
  })
})
