import { describe, expect, it } from 'vitest'
import { STOPS } from '#local/tour/stops.ts'
import { readOptions } from './options.ts'

describe('what is photographed', () => {
  it('is everything in every state, unless it is said', () => {
    const { stops, states, url } = readOptions(['--out', 'x'], STOPS)
    expect(stops).toEqual(STOPS)
    expect(states).toEqual(['full', 'empty', 'calls', 'database'])
    expect(url).toBeUndefined()
  })

  it('can be one page in one state of a shop that runs', () => {
    const args = ['--out', 'x', '--only', '^cart$', '--state', 'full', '--url', 'http://localhost:3000/']
    const { stops, states, url } = readOptions(args, STOPS)
    expect(stops.map(({ name }) => name)).toEqual(['cart'])
    expect(states).toEqual(['full'])
    expect(url).toBe('http://localhost:3000')
  })

  it('must be something, and go somewhere', () => {
    expect(() => readOptions([], STOPS)).toThrow('Say where the pictures go.')
    expect(() => readOptions(['--out', 'x', '--only', '^nowhere-at-all$'], STOPS)).toThrow(
      'No page is meant.',
    )
    expect(() => readOptions(['--out', 'x', '--state', 'sleepy'], STOPS)).toThrow('There is no state sleepy.')
  })
})
