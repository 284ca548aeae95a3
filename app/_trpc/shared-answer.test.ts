import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiError } from './errors.ts'
import { sharedAnswer } from './shared-answer.ts'

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
vi.stubGlobal('document', page)
vi.stubGlobal('window', new EventTarget())
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const soon = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds)
const never = () => new Promise<never>(() => {})

/** A counter that says how often it was asked. */
function asked() {
  let times = 0
  return vi.fn(async () => {
    times += 1
    return times
  })
}

describe('an answer that several islands show', () => {
  test('is asked for once, and for each input', async () => {
    const ask = vi.fn(async (country: string) => `cart for ${country}`)
    const carts = sharedAnswer(ask)
    carts.cell('DE').subscribe(() => {})
    carts.cell('DE').subscribe(() => {})
    carts.cell('AT').subscribe(() => {})
    await soon()
    expect(ask.mock.calls).toEqual([['DE'], ['AT']])
    expect(carts.cell('DE').current()).toEqual({ data: 'cart for DE', isError: false, isFetching: false })
  })

  test('is not asked for where the page brought it, until it is old and somebody comes back', async () => {
    const ask = asked()
    const cell = sharedAnswer(ask, { staleMs: 5_000 }).cell()
    cell.seed(0)
    cell.subscribe(() => {})
    await soon(4_000)
    page.dispatchEvent(new Event('visibilitychange'))
    expect(ask).not.toHaveBeenCalled()
    await soon(1_000)
    page.dispatchEvent(new Event('visibilitychange'))
    await soon()
    expect(cell.current().data).toBe(1)
  })

  test('is asked for again where it does not come, and then is told to have failed', async () => {
    const ask = vi.fn(() => Promise.reject(new ApiError('No answer')))
    const cell = sharedAnswer(ask).cell()
    cell.subscribe(() => {})
    await soon(2_000)
    expect(cell.current()).toMatchObject({ isError: false, isFetching: true })
    await soon(2_000)
    expect(ask).toHaveBeenCalledTimes(3)
    expect(cell.current()).toEqual({ data: undefined, isError: true, isFetching: false })
  })

  test('is not asked for again where the server refuses it; what was known stays', async () => {
    const ask = vi.fn(() => Promise.reject(new ApiError('Gone', { httpStatus: 404 })))
    const cell = sharedAnswer<number>(ask).cell()
    cell.seed(7)
    await cell.refresh()
    expect(ask).toHaveBeenCalledTimes(1)
    expect(cell.current()).toEqual({ data: 7, isError: true, isFetching: false })
  })

  test('of two questions only the later one counts', async () => {
    const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
    const waiting = [...answers]
    const cell = sharedAnswer(() => waiting.shift()?.promise ?? never()).cell()
    void cell.refresh()
    void cell.refresh()
    answers[1]?.resolve('later')
    await soon()
    answers[0]?.resolve('earlier')
    await soon()
    expect(cell.current().data).toBe('later')
  })
})

describe('a change that is shown before the server has said it', () => {
  test('is not undone by an answer that was asked for before', async () => {
    const answer = Promise.withResolvers<number>()
    const cart = sharedAnswer(() => answer.promise)
    const cell = cart.cell()
    cell.seed(1)
    void cell.refresh()
    cart.change((units) => units + 1)
    answer.resolve(1)
    await soon()
    expect(cell.current()).toEqual({ data: 2, isError: false, isFetching: false })
  })

  test('can be taken back, wherever it is shown, and is nothing where nothing is known', () => {
    const cart = sharedAnswer(never as (country: string) => Promise<number>)
    cart.cell('DE').seed(1)
    cart.cell('AT').seed(2)
    const undo = cart.change((units) => units * 10)
    const shown = () => ['DE', 'AT', 'FR'].map((country) => cart.cell(country).current().data)
    expect(shown()).toEqual([10, 20, undefined])
    undo()
    expect(shown()).toEqual([1, 2, undefined])
  })
})

test('what is out of date is read anew where it is shown, and elsewhere when it is shown next', async () => {
  const ask = asked()
  const answers = sharedAnswer((_: string) => ask())
  answers.cell('shown').seed(0)
  answers.cell('hidden').seed(0)
  answers.cell('shown').subscribe(() => {})
  await answers.refresh()
  expect(answers.cell('shown').current().data).toBe(1)
  expect(answers.cell('hidden').current().data).toBe(0)
  answers.cell('hidden').subscribe(() => {})
  await soon()
  expect(answers.cell('hidden').current().data).toBe(2)
})
