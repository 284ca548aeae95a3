import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** WCAG 2.2 A and AA, as far as a machine can check it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Frames in which no script runs, such as the pictures of mails: axe is one, and would wait for its answer for ever. */
const SILENT = 'iframe[sandbox]:not([sandbox~="allow-scripts"])'

/** What on the page as it stands breaks a rule, each as one line. Colours are judged without transitions. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).exclude(SILENT).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
