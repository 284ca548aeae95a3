import type { NextConfig } from 'next'
import { publicHeaderRules } from './app/_security/headers.ts'

const config: NextConfig = {
  // The launcher names a folder for the build and for each instance, and a tsconfig that Next may rewrite.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  typescript: {
    tsconfigPath: process.env.NEXT_TSCONFIG ?? 'tsconfig.json',
    // Types are `npm run check`'s business; a shop that is only to be started need not wait for them.
    ignoreBuildErrors: process.env.NEXT_TSCONFIG !== undefined,
  },
  // A lock file in some folder above must not make that one the root.
  turbopack: { root: process.cwd() },
  serverExternalPackages: [
    ...['pino', 'pg', 'prom-client'],
    // One copy of each per process; loaded only where tracing is switched on.
    ...['api', 'context-async-hooks', 'core', 'exporter-trace-otlp-http', 'resources', 'sdk-trace-base'].map(
      (name) => `@opentelemetry/${name}`,
    ),
  ],
  poweredByHeader: false,
  reactStrictMode: true,
  // The home page has a parameter, so that it is made on demand and not while building.
  rewrites: async () => [{ source: '/', destination: '/home/en' }],
  headers: async () => publicHeaderRules(process.env.NODE_ENV !== 'production'),
}

export default config
