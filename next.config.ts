import type { NextConfig } from 'next'
import { publicHeaderRules } from './app/_security/headers.ts'

const config: NextConfig = {
  // Several instances of one clone build side by side; the launcher names a folder for each.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: ['pino', 'pg'],
  poweredByHeader: false,
  reactStrictMode: true,
  // The home page has a parameter, so that it is made on demand and not while building.
  rewrites: async () => [{ source: '/', destination: '/home/en' }],
  headers: async () => publicHeaderRules(process.env.NODE_ENV !== 'production'),
}

export default config
