import { checkAddresses } from './addresses.ts'
import { checkBoundaries } from './boundaries.ts'
import { type Check, problemsOf } from './check.ts'
import { checkDrift } from './drift.ts'
import { checkLint } from './lint.ts'
import { checkSecrets } from './secrets.ts'
import { checkVocabulary } from './vocabulary.ts'
import { checkVulnerabilities } from './vulnerabilities.ts'

/** Everything that is true of every commit, quick ones first. */
export const CHECKS: readonly Check[] = [
  {
    name: 'vocabulary',
    says: 'every file has a place and a name that says what it does',
    remedy: 'Move or rename the file; local/checks/vocabulary.ts holds the closed list.',
    run: checkVocabulary,
  },
  {
    name: 'secrets',
    says: 'nothing that opens something is committed',
    remedy:
      'Take the value out, replace it at its service, and read it from the environment (server/env.ts).',
    run: checkSecrets,
  },
  {
    name: 'addresses',
    says: 'no path of one machine, no registry host',
    remedy:
      'Write a path relative to the root; `npm install` with the .npmrc here keeps hosts out of the lockfile.',
    run: checkAddresses,
  },
  {
    name: 'lint',
    says: 'Biome: format, habits, length of files and functions',
    remedy: 'Run `npm run format`, then mend what is left; the habits in CONTRIBUTING.md say why.',
    run: checkLint,
  },
  {
    name: 'types',
    says: 'TypeScript, strict',
    remedy: 'Run `npm run typecheck` and mend the first error first.',
    run: (root) => problemsOf(root, 'typescript/bin/tsc', ['--noEmit', '--pretty', 'false']),
  },
  {
    name: 'boundaries',
    says: 'rooms, order of modules, no circles, SDKs behind gateways',
    remedy:
      'Move what is needed downward, pass it in, or let it flow as an event; .dependency-cruiser.mjs has the rooms.',
    run: checkBoundaries,
  },
  {
    name: 'unused',
    says: 'no unused file, export or dependency, none that package.json lacks',
    remedy:
      'Delete it, or drop `export` where only its own file uses it; knip.config.ts names the entrances.',
    run: (root) => problemsOf(root, 'knip/bin/knip.js', ['--no-progress', '--reporter', 'compact']),
  },
  {
    name: 'drift',
    says: 'the migrations make exactly the schema',
    remedy:
      'Write the difference as a new migration: `npm run prisma -- migrate dev --create-only --name what-it-does`.',
    run: checkDrift,
  },
  {
    name: 'vulnerabilities',
    says: 'nothing grave is known against what runs in production',
    remedy: 'Update the package; where there is no update yet, say in an ADR why it does not concern us.',
    run: checkVulnerabilities,
  },
]
