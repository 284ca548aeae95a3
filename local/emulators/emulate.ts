import { createEmulator } from 'emulate'

/** One of `emulate`'s own services on a free port; `url` is its address on this machine. */
export async function startService(
  service: 'resend' | 'twilio',
  seed?: Record<string, unknown>,
): Promise<{ url: string; close(): Promise<void> }> {
  const emulator = await createEmulator({ service, port: 0, ...(seed && { seed: { [service]: seed } }) })
  return { url: `http://127.0.0.1:${new URL(emulator.url).port}`, close: () => emulator.close() }
}
