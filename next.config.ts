import { resolve } from 'node:path'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { publicHeaderRules } from './app/_security/headers.ts'
import { DASHBOARDS, DEFAULT_LOCALE, inLocale, LOCALES } from './server/messages/locales.ts'

const withIntl = createNextIntlPlugin('./app/_i18n/request.ts')

/** First folders that are no page of the storefront, or name its language themselves. */
const OWN_PREFIX = [...LOCALES, ...DASHBOARDS, 'api', 'design', 'media', 'sitemaps', '_next']

/** Where order and page of a listing stood in its path. */
const sorted = LOCALES.flatMap((locale) => {
  const source = inLocale('/:kind(category|shop)/:slug', locale)
  const destination = inLocale('/:kind/:slug', locale)
  const sort = '/:sort(price-up|price-down)'
  const page = '/:page(\\d+)'
  return [
    { source: source + sort + page, destination: `${destination}?sort=:sort&page=:page`, permanent: true },
    { source: source + sort, destination: `${destination}?sort=:sort`, permanent: true },
    { source: source + page, destination: `${destination}?page=:page`, permanent: true },
  ]
})

const config: NextConfig = {
  // The launcher names a folder for the build and for each instance, and a tsconfig that Next may rewrite.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  typescript: {
    tsconfigPath: process.env.NEXT_TSCONFIG ?? 'tsconfig.json',
    // Types are `npm run check`'s business; a shop that is only to be started need not wait for them.
    ignoreBuildErrors: process.env.NEXT_TSCONFIG !== undefined,
  },
  // A lock file in some folder above must not make that one the root.
  turbopack: {
    root: process.cwd(),
    // Messages are parsed on the server; browsers get them ready to be put together, and no parser.
    resolveAlias: {
      'use-intl/format-message': {
        browser: './app/_i18n/format-compiled.ts',
        default: './app/_i18n/format-message.ts',
      },
    },
  },
  serverExternalPackages: [
    ...['pino', 'pg', 'prom-client'],
    // One copy of each per process; loaded only where tracing is switched on.
    ...['api', 'context-async-hooks', 'core', 'exporter-trace-otlp-http', 'resources', 'sdk-trace-base'].map(
      (name) => `@opentelemetry/${name}`,
    ),
  ],
  // Next's own store, which tells the door what it gave out.
  cacheHandler: resolve('app/_door/kept-pages.ts'),
  // Pages are kept in memory alone, so many bytes of them: there are more searches than a disk has room for.
  cacheMaxMemorySize: 256 * 1024 * 1024,
  experimental: {
    isrFlushToDisk: false,
    // There is no one root layout that an address nobody serves could be shown in.
    globalNotFound: true,
  },
  poweredByHeader: false,
  // A page's title comes with the page, for everybody: sent after it, a page that is read again has none for a moment.
  htmlLimitedBots: /.*/,
  // Next hashes a page's text for it at every answer, kept or not: a third of what a kept page costs. The door does it once.
  generateEtags: false,
  reactStrictMode: true,
  // The storefront's pages stand below their language, whose prefix the default one does not show.
  redirects: async () => [
    { source: `/${DEFAULT_LOCALE}`, destination: '/', permanent: true },
    // But for the social image, whose address Next writes itself: who fetches it may follow no redirect.
    {
      source: `/${DEFAULT_LOCALE}/:path((?!opengraph-image).+)`,
      destination: '/:path',
      permanent: true,
    },
    ...sorted,
  ],
  rewrites: async () => ({
    beforeFiles: [],
    afterFiles: [
      { source: '/', destination: `/${DEFAULT_LOCALE}` },
      {
        source: `/:first((?!(?:${OWN_PREFIX.join('|')})(?:/|$))[^/]+)/:rest*`,
        destination: `/${DEFAULT_LOCALE}/:first/:rest*`,
      },
    ],
    fallback: [{ source: `/:locale(${LOCALES.join('|')})/:nowhere+`, destination: '/:locale/nowhere' }],
  }),
  headers: async () => publicHeaderRules(process.env.NODE_ENV !== 'production'),
}

export default withIntl(config)
