/** Where progress is told; a test or a tool may want silence. */
export type Tell = (line: string) => void

const PATIENCE = 1_000
const REMINDER = 15_000

/** A duration for people: tenths of a second below ten seconds. */
export function seconds(milliseconds: number): string {
  return milliseconds < 10_000
    ? `${(milliseconds / 1_000).toFixed(1)} s`
    : `${Math.round(milliseconds / 1_000)} s`
}

/** Runs `work`; tells what is being done once it takes longer than a second, again every 15, and when it is done. */
export async function step<T>(tell: Tell, what: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now()
  let told = false
  const remind = () => {
    tell(told ? `  … ${what}, ${seconds(Date.now() - began)} so far` : `  … ${what}`)
    told = true
    timer = setTimeout(remind, REMINDER)
  }
  let timer = setTimeout(remind, PATIENCE)
  try {
    const result = await work()
    if (told) tell(`  ✓ ${what} (${seconds(Date.now() - began)})`)
    return result
  } finally {
    clearTimeout(timer)
  }
}
