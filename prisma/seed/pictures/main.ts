/** Draws the demo's pictures into PICTURES_DIR; its folder may be shared by any number of databases. */
import { env } from '#server/env.ts'
import { drawPictures } from './draw.ts'
import { forgetPictures } from './forget.ts'

if (!env.PICTURES_DIR)
  throw new Error('PICTURES_DIR is not set: set it to the folder that holds the pictures.')
console.log(`drew ${await drawPictures(env.PICTURES_DIR)} pictures`)
// For a folder with nothing in it but the demo's own.
if (process.argv.includes('--forget-old')) await forgetPictures(env.PICTURES_DIR, { now: new Date() })
