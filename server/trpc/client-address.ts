import { BlockList, isIP } from 'node:net'

/**
 * Where a request came from, as far as somebody we trust says so: walking `X-Forwarded-For` from the right, past the
 * proxies in `trusted` (addresses or networks, separated by commas), the first address that is not one of them. Null
 * without a trusted proxy: anybody can write that header.
 */
export function clientAddress(forwardedFor: string | null, trusted: string | undefined): string | null {
  if (!trusted || !forwardedFor) return null
  const proxies = proxyList(trusted)
  const hops = forwardedFor.split(',').map((hop) => plainAddress(hop.trim()))
  for (const hop of hops.reverse()) {
    const family = isIP(hop)
    if (family === 0) return null
    if (!proxies.check(hop, family === 6 ? 'ipv6' : 'ipv4')) return hop
  }
  return null
}

const lists = new Map<string, BlockList>()

function proxyList(trusted: string): BlockList {
  const known = lists.get(trusted)
  if (known) return known
  const list = new BlockList()
  for (const entry of trusted.split(',')) {
    const [address = '', prefix] = entry.trim().split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  lists.set(trusted, list)
  return list
}

/** Without the IPv6 notation for IPv4 addresses that dual-stack sockets report. */
function plainAddress(hop: string): string {
  return hop.startsWith('::ffff:') ? hop.slice('::ffff:'.length) : hop
}
