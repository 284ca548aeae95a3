// `npm run check [-- NAME ...]`: nothing needs to be installed.
import { bootstrap } from './bootstrap.mjs'

await bootstrap('checks/main.ts', process.argv.slice(2))
