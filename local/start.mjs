// `npm start`, `dev`, `stop`, `status`, `reset`: nothing needs to be installed.
import { bootstrap } from './bootstrap.mjs'

const [command = 'start', ...args] = process.argv.slice(2)
const json = args.includes('--json')
await bootstrap('main.ts', [command, ...args], {
  needed: command === 'start' || command === 'dev',
  otherwise: json
    ? JSON.stringify({ running: false })
    : 'Nothing is installed here, so nothing runs: `npm start` starts it.',
})
