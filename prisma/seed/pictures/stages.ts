/** The grounds on which things stand: soft light, a floor, and something that makes a vendor's pictures one shop's. */
import type { Ground, Stage } from '../catalogue/types.ts'

/** Where things touch the ground, as a part of the picture's height. */
export const BASELINE: Record<Stage, number> = {
  plinth: 0.74,
  arch: 0.8,
  sun: 0.8,
  sweep: 0.78,
  shelf: 0.76,
  steps: 0.78,
}

type Colours = { wall: string; floor: string; prop: string }

/** What stands between wall and thing, in a square of 100. */
const PROPS: Record<Stage, (colours: Colours) => string> = {
  plinth: ({ floor, prop }) => `
    <path d="M14 74v15c0 4.4 16 8 36 8s36-3.6 36-8V74z" fill="${prop}"/>
    <path d="M14 74v15c0 4.4 16 8 36 8s36-3.6 36-8V74z" fill="url(#side)"/>
    <ellipse cx="50" cy="74" rx="36" ry="8" fill="${prop}"/>
    <ellipse cx="50" cy="74" rx="36" ry="8" fill="${floor}" opacity=".22"/>`,
  arch: ({ floor, prop }) => `
    <path d="M20 84V44a30 30 0 0 1 60 0v40z" fill="${floor}" opacity=".55"/>
    <path d="M24 84V44a26 26 0 0 1 52 0v40z" fill="${prop}" opacity=".85"/>`,
  sun: ({ prop }) => `<circle cx="50" cy="46" r="33" fill="${prop}" opacity=".8"/>`,
  sweep: ({ prop }) => `<ellipse cx="50" cy="79" rx="47" ry="12" fill="${prop}" opacity=".75"/>`,
  shelf: ({ prop }) => `
    <rect y="76" width="100" height="6.5" fill="${prop}"/>
    <rect y="76" width="100" height="1.2" fill="#fff" opacity=".28"/>
    <rect y="82.5" width="100" height="9" fill="url(#under)"/>`,
  steps: ({ floor, prop }) => `
    <rect x="10" y="62" width="34" height="40" rx="1.5" fill="${prop}" opacity=".75"/>
    <rect x="58" y="50" width="30" height="52" rx="1.5" fill="${floor}" opacity=".7"/>
    <rect x="4" y="78" width="92" height="24" rx="1.5" fill="${prop}"/>
    <rect x="4" y="78" width="92" height="1.2" rx=".6" fill="#fff" opacity=".45"/>`,
}

/** Stages whose wall meets a floor; the others are one sheet of paper. */
const WITH_FLOOR: readonly Stage[] = ['plinth', 'arch', 'sun', 'steps']

const definitions = ({ wall, floor }: Colours) => `<defs>
    <linearGradient id="wall" x2="0" y2="1"><stop offset="0" stop-color="${wall}"/><stop offset="1" stop-color="${floor}"/></linearGradient>
    <linearGradient id="ground" x2="0" y2="1"><stop offset="0" stop-color="${floor}"/><stop offset="1" stop-color="${wall}"/></linearGradient>
    <radialGradient id="light" cx=".28" cy=".2" r=".8"><stop offset="0" stop-color="#fff" stop-opacity=".55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
    <linearGradient id="side"><stop offset="0" stop-color="#000" stop-opacity=".02"/><stop offset=".35" stop-color="#fff" stop-opacity=".35"/><stop offset="1" stop-color="#000" stop-opacity=".13"/></linearGradient>
    <linearGradient id="under" x2="0" y2="1"><stop offset="0" stop-color="#000" stop-opacity=".16"/><stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient>
  </defs>`

/** The whole stage with nothing on it; a wide one is wall and floor alone. */
export function stageOf(
  stage: Stage,
  [wall, floor, prop]: Ground,
  { width, height }: { width: number; height: number },
): string {
  const across = (100 * width) / height
  const wide = width > height
  const horizon =
    wide || WITH_FLOOR.includes(stage)
      ? `<rect y="72" width="${across}" height="28" fill="url(#ground)"/>`
      : ''
  const colours = { wall, floor, prop }
  return svg(
    { width, height },
    `${definitions(colours)}
    <rect width="${across}" height="100" fill="url(#wall)"/>${horizon}
    ${wide ? '' : PROPS[stage](colours)}
    <rect width="${across}" height="100" fill="url(#light)"/>`,
  )
}

/** The shadow of what stands on a stage; it is stretched to the breadth of the thing. */
export const SHADOW = svg(
  { width: 300, height: 60 },
  `<defs><radialGradient id="shade"><stop offset=".3" stop-color="#1d1408" stop-opacity=".4"/><stop offset="1" stop-color="#1d1408" stop-opacity="0"/></radialGradient></defs>
  <ellipse cx="250" cy="50" rx="250" ry="50" fill="url(#shade)"/>`,
)

/** A plain ground for what is shown so near that nothing else has room. */
export function closeGround([wall, floor, prop]: Ground, size: { width: number; height: number }): string {
  return svg(
    size,
    `${definitions({ wall, floor, prop })}
    <rect width="100" height="100" fill="${floor}"/>
    <circle cx="66" cy="64" r="52" fill="${wall}"/>
    <circle cx="66" cy="64" r="36" fill="${prop}" opacity=".8"/>
    <rect width="100" height="100" fill="url(#light)"/>`,
  )
}

function svg({ width, height }: { width: number; height: number }, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${(100 * width) / height} 100">${inside.replace(/\s*\n\s*/g, '')}</svg>`
}
