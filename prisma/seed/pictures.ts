import { icons } from 'lucide-react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** Grounds and lines that go together, so that a shelf of products looks like one shop. */
const palettes = [
  ['#f1ece2', '#c9b79c', '#5b4a35'],
  ['#e6efe9', '#a9c8b4', '#2f5d49'],
  ['#f6e7e1', '#e0ab97', '#8a4b35'],
  ['#e4ecf4', '#a8c0da', '#35557a'],
  ['#efe8f3', '#c3b0d4', '#5d4577'],
  ['#f5f0d8', '#dccf8c', '#6e611f'],
] as const

/** Pictures are square; the pages scale them. */
export const PICTURE_SIZE = 800

/**
 * A product's picture as an SVG data address of about 1 KB: the icon of the thing on a coloured ground. `view` 0 is
 * the front, 1 a close-up, 2 the thing twice.
 */
export function pictureOf(icon: string, palette: number, view: number): string {
  const key = `${icon} ${palette % palettes.length} ${view}`
  const picture = drawn.get(key) ?? draw(icon, palette, view)
  drawn.set(key, picture)
  return picture
}

const drawn = new Map<string, string>()

function draw(icon: string, palette: number, view: number): string {
  const shape = icons[icon as keyof typeof icons]
  if (!shape) throw new Error(`There is no icon ${icon}.`)
  const [ground, shade, line] = palettes[palette % palettes.length] as (typeof palettes)[number]
  const markup = renderToStaticMarkup(createElement(shape, { size: 1, color: line, strokeWidth: 1.1 }))
  const inner = markup.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '')
  const at = (x: number, y: number, scale: number) =>
    `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="${line}" stroke-width="1.1" stroke-linecap="round" stroke-linejoin="round">${inner}</g>`
  const things = [at(28, 26, 1.85), at(12, 10, 3.2), at(14, 30, 1.4) + at(52, 34, 1.15)][view] ?? ''
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="${ground}"/>` +
    `<circle cx="${view === 1 ? 30 : 50}" cy="${view === 2 ? 60 : 48}" r="${view === 1 ? 46 : 33}" fill="${shade}" opacity=".55"/>` +
    `<ellipse cx="50" cy="80" rx="30" ry="3.2" fill="${line}" opacity=".12"/>${things}</svg>`
  return `data:image/svg+xml,${svg.replace(/[%#<>"]/g, (found) => encodeURIComponent(found))}`
}
