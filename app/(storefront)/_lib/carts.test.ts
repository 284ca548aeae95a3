import { afterEach, expect, test, vi } from 'vitest'
import { carts, inTurn, readAnew, savedLines } from './carts.ts'
import { visitor } from './visitor.ts'

afterEach(() => void vi.restoreAllMocks())

const watched = () => [visitor, carts, savedLines].map((one) => vi.spyOn(one, 'refresh').mockResolvedValue())

test('changes of the cart are sent in the order in which they were made, also after one that failed', async () => {
  const sent: string[] = []
  const first = Promise.withResolvers<string>()
  const changes = [
    inTurn(() => {
      sent.push('first')
      return first.promise
    }),
    inTurn(async () => sent.push('second')),
  ]
  await Promise.resolve()
  expect(sent).toEqual(['first'])
  first.reject(new Error('No answer'))
  expect((await Promise.allSettled(changes)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(sent).toEqual(['first', 'second'])
})

test('the cart is read anew when the last change under way has ended, and not before', async () => {
  const refreshes = watched()
  const second = Promise.withResolvers<void>()
  await Promise.all([
    inTurn(async () => {}).then(readAnew),
    inTurn(() => second.promise).then(async () => {
      for (const refresh of refreshes) expect(refresh).not.toHaveBeenCalled()
      await readAnew()
    }),
    Promise.resolve().then(() => second.resolve()),
  ])
  for (const refresh of refreshes) expect(refresh).toHaveBeenCalledTimes(1)
})
