import type { Problems } from './check.ts'
import { filesOf, type TreeFile } from './tree.ts'

/** Paths that exist on one machine only. Container images and mount points of services are written in docs alone. */
const MACHINE_PATH =
  /(?<![\w.~-])\/(work|home\/[a-z][\w-]*|Users\/[A-Za-z][\w-]*|root|tmp\/[\w-]+)\/[\w.-]+|\b[A-Z]:\\Users\\/

/** Registries have one public name each; any other is a mirror that others cannot reach. */
const RESOLVED = /"resolved":\s*"(?!file:)/
const REGISTRY =
  /\b(?:registry|mirror|artifactory|nexus|proxy)\.[a-z0-9-]+(?:\.[a-z0-9-]+)+|\b_?registry\s*=|GOPROXY\s*=/i
const PUBLIC = /registry\.npmjs\.org|proxy\.golang\.org/

/** Nothing in the tree names the machine that it was written on or the registry that it was installed from. */
export function checkAddresses(root: string): Problems {
  return filesOf(root)
    .filter(({ path }) => path !== 'local/checks/addresses.ts' && path !== 'local/checks/planted.test.ts')
    .flatMap(addressesIn)
}

export function addressesIn({ path, text }: TreeFile): Problems {
  const isLock = path.endsWith('package-lock.json')
  return text.split('\n').flatMap((line, index) => {
    const at = `${path}:${index + 1}`
    if (isLock) return RESOLVED.test(line) ? [`${at}: names the registry it was resolved at`] : []
    if (MACHINE_PATH.test(line)) return [`${at}: a path of one machine`]
    const registry = REGISTRY.exec(line)?.[0]
    return registry && !PUBLIC.test(line) ? [`${at}: a registry (${registry.trim()})`] : []
  })
}
