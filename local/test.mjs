// `npm test [-- PATTERN]`: nothing needs to be installed.
import { bootstrap } from './bootstrap.mjs'

await bootstrap('test.ts', process.argv.slice(2))
