import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { forgetPictures } from './forget.ts'
import { allRecipes } from './plan.ts'
import { hashOf } from './recipes.ts'

const [now, lately, longAgo] = [new Date('2026-12-31'), new Date('2026-12-20'), new Date('2026-11-20')]

it('forgets what nobody has drawn for a month, and nothing that is drawn, new, unfinished or something else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tradehall-pictures-'))
  const put = async (name: string, file: string, at: Date) => {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, file), '')
    await utimes(join(folder, name, file), at, at)
  }
  const [recipe] = allRecipes()
  if (!recipe) throw new Error('There is nothing to draw.')
  const [old, fresh, unfinished] = ['a', 'b', 'c'].map((letter) => letter.repeat(20)) as [
    string,
    string,
    string,
  ]
  await put(hashOf(recipe), 'placeholder.txt', longAgo)
  await put(old, 'placeholder.txt', longAgo)
  await put(fresh, 'placeholder.txt', lately)
  await put(unfinished, '640.webp', longAgo)
  await put('something else', 'placeholder.txt', longAgo)
  expect(await forgetPictures(folder, { now })).toBe(1)
  expect((await readdir(folder)).sort()).toEqual([hashOf(recipe), fresh, unfinished, 'something else'].sort())
  await rm(folder, { recursive: true })
})
