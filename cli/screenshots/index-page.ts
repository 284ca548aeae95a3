import { STATES, type State, type Stop } from '#local/tour/stop.ts'

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** One picture that was taken. */
export interface Shot {
  stop: Stop
  state: State
  width: number
  theme: Theme
  file: string
  /** What is wrong there that a machine can see, in words; mostly nothing. */
  problems: readonly string[]
}

/** A page that shows all pictures, each page and state in a row of its own, what is wrong with it said beside it. */
export function indexPage(shots: readonly Shot[]): string {
  const rows = STATES.flatMap((state) => {
    const own = shots.filter((shot) => shot.state === state)
    return [...new Set(own.map(({ stop }) => stop))].map((stop) => ({
      title: `${stop.name}, ${state}`,
      shots: own.filter((shot) => shot.stop === stop),
    }))
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tradehall: ${shots.length} pictures</title>
<style>
  body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color-scheme: light dark }
  section { display: flex; gap: 1rem; align-items: start; overflow-x: auto; padding: .5rem 0 2rem }
  figure { margin: 0 }
  img { display: block; max-height: 36rem; object-fit: cover; object-position: top; border: 1px solid #8886 }
  .wrong { color: #d33 }
</style>
<h1>${shots.length} pictures</h1>
${rows.map(({ title, shots }) => `<h2 id="${asText(title)}">${asText(title)}</h2>\n${problemsOf(shots)}<section>${shots.map(figure).join('')}</section>`).join('\n')}
</html>
`
}

function figure({ file, width, theme }: Shot): string {
  const height = width < 600 ? 'width="260"' : 'width="640"'
  return `<figure><a href="${file}"><img src="${file}" ${height} loading="lazy" alt=""></a><figcaption>${width} px, ${theme}</figcaption></figure>`
}

function problemsOf(shots: readonly Shot[]): string {
  const problems = new Set(shots.flatMap((shot) => shot.problems))
  return [...problems].map((problem) => `<p class="wrong">${asText(problem)}</p>\n`).join('')
}

function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
