import { describe, expect, it } from 'vitest'
import { countPlaywright, countVitest, total } from './test-counts.ts'

describe('the count of tests', () => {
  it('counts a file that could not be loaded as a failed test', () => {
    const broken = { status: 'failed', assertionResults: [] }
    const fine = { status: 'passed', assertionResults: [{}] }
    expect(countVitest({ numPassedTests: 4, numFailedTests: 1, testResults: [broken, fine] })).toEqual({
      passed: 4,
      failed: 2,
    })
  })

  it('counts a journey that passed when it was repeated as passed, and one that cannot be loaded as failed', () => {
    expect(countPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1 }, errors: [{}] })).toEqual({
      passed: 4,
      failed: 1,
    })
    expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{}] })).toEqual({
      passed: 0,
      failed: 1,
    })
  })

  it('is the sum of all levels', () => {
    expect(
      total([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 0 },
      ]),
    ).toEqual({ passed: 4, failed: 2 })
  })
})
