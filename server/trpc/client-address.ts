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

/** What is counted as one client: an IPv4 address, or an IPv6 network of 64 bits, which one client has whole. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? []
  const left = head.split(':').filter((group) => group !== '')
  const right = tail?.split(':').filter((group) => group !== '') ?? []
  const groups = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
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
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(hop) ? hop.slice('::ffff:'.length) : hop
}
