import { availableParallelism } from 'node:os'
import sharp from 'sharp'
import { allRecipes } from './plan.ts'
import { Renderer } from './render.ts'

/** Draws the demo's pictures into a folder; those that are there stay. Returns how many were missing. */
export async function drawPictures(folder: string): Promise<number> {
  // One picture per core at a time is quicker than one picture by all cores.
  sharp.concurrency(1)
  sharp.cache(false)
  const renderer = new Renderer(folder)
  const waiting = allRecipes().values()
  let drawn = 0
  const work = async () => {
    for (const recipe of waiting) if (await renderer.render(recipe)) drawn += 1
  }
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work))
  return drawn
}
