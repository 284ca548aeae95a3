import { BlockList, isIP } from 'node:net'

/** Networks that are nobody's public address (IANA special-purpose registries), version 4. */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** Inside the public range of version 6: documentation, and tunnels that lead to any address of version 4. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const special = new BlockList()
for (const network of SPECIAL_V4) special.addSubnet(...parts(network), 'ipv4')
for (const network of SPECIAL_V6) special.addSubnet(...parts(network), 'ipv6')

/** The only addresses of version 6 that are routed publicly. */
const publicV6 = new BlockList()
publicV6.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address may be ours: private, local or otherwise not on the public internet. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 4) return special.check(address, 'ipv4')
  return isIP(address) !== 6 || !publicV6.check(address, 'ipv6') || special.check(address, 'ipv6')
}

/** The address in a URL's host, if it is one: without the brackets of version 6. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) ? host : null
}

function parts(network: string): [string, number] {
  const [address = '', bits] = network.split('/')
  return [address, Number(bits)]
}
