/**
 * What Next runs once when a server process begins: the settings are checked, so that a wrong one stops the boot with
 * its sentence; then somebody stands at the door who knows what need not go through Next, this process may send what it commits, and a worker
 * starts its guards.
 */
export async function register(): Promise<void> {
  // A constant of the build: only Node's bundle keeps what follows.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { assertEnvironment } = await import('./server/env.ts')
    const { standAtTheDoor } = await import('./app/_door/door.ts')
    const { FILE_HEADERS, PICTURE_HEADERS, REFUSAL_HEADERS } = await import('./app/_security/headers.ts')
    const { startDispatching, startGuards } = await import('./server/guards.ts')
    try {
      const settings = assertEnvironment()
      const { TRADEHALL_ROLE, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = settings
      if (endpoint) {
        // Next would name its spans after addresses that are asked, and Inngest's has its key in it.
        process.env.NEXT_OTEL_FETCH_DISABLED = '1'
        const { startTracing } = await import('./server/otel.ts')
        startTracing({ endpoint, service: `tradehall-${TRADEHALL_ROLE}` })
      }
      const build = process.env.NODE_ENV === 'production' ? (process.env.NEXT_DIST_DIR ?? '.next') : undefined
      standAtTheDoor({
        build,
        pictures: settings.PICTURES_DIR,
        headers: { ofRefusals: REFUSAL_HEADERS, ofFiles: FILE_HEADERS, ofPictures: PICTURE_HEADERS },
      })
      if (build && TRADEHALL_ROLE !== 'worker') {
        const { keptStore } = await import('./app/_door/kept-store.ts')
        const { openLine } = await import('./server/copies.ts')
        const touched = (tags: readonly string[]) => keptStore.touch(tags)
        keptStore.tell = openLine(settings.DATABASE_URL, { touched, begins: () => keptStore.doubt() }).tell
      }
      startDispatching()
      if (TRADEHALL_ROLE !== 'web') startGuards()
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      process.exit(1)
    }
  }
}
