/**
 * How long an idle connection stays open, in milliseconds: longer than proxies keep theirs (nginx: 60 s), since who closes
 * one that the other is about to use loses a request. Next's own 5 s are for browsers.
 */
export const KEPT_OPEN = ['--keepAliveTimeout', '75000']

/** The machine itself, as it may be written, and which of its addresses that is. */
const LOOPBACK: Record<string, string> = { '127.0.0.1': 'ipv4first', '::1': 'ipv6first' }

/**
 * What `next start` and `next dev` are told of where to listen, and the settings that this needs. The machine itself is
 * named `localhost`, and Node which address that is: told a number, Next (16.4) takes each page that `proxy.ts` looks up elsewhere
 * for another server's, since it writes `localhost` there, and asks itself for it over HTTP.
 */
export function listening({ port, host }: { port: string; host?: string }): {
  args: string[]
  env: Record<string, string>
} {
  const order = host && LOOPBACK[host]
  const name = order ? 'localhost' : host
  return {
    args: ['-p', port, ...(name ? ['-H', name] : [])],
    env: order
      ? { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --dns-result-order=${order}`.trim() }
      : {},
  }
}
