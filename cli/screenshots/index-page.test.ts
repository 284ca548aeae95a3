import { expect, it } from 'vitest'
import type { Stop } from '#local/tour/stop.ts'
import { indexPage, type Shot } from './index-page.ts'

const stop: Stop = {
  name: 'cart',
  place: '/cart',
  face: 'storefront',
  visitor: 'guest',
  at: '/cart',
  states: ['full'],
}

const shot = (more: Partial<Shot>): Shot => ({
  ...{ stop, state: 'full', width: 390, theme: 'light', file: 'cart.png', problems: [] },
  ...more,
})

it('the index has one row for each page and state, and one picture for each that was taken', () => {
  const page = indexPage([shot({}), shot({ theme: 'dark' }), shot({ state: 'empty' })])
  expect(page.match(/<h2/g)).toHaveLength(2)
  expect(page.match(/<img/g)).toHaveLength(3)
})

it('the index says once what is wrong with a page, as text', () => {
  const problems = ['3 px wider than 390 px', 'saw <script>']
  const page = indexPage([shot({ problems }), shot({ theme: 'dark', problems })])
  expect(page.match(/class="wrong"/g)).toHaveLength(2)
  expect(page).toContain('saw &lt;script>')
})
