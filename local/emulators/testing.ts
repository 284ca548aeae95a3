import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import type { Fault } from './faults.ts'
import { close, listen } from './front.ts'
import { type EmulatorSettings, type Emulators, startEmulators } from './start.ts'
import { TWILIO_DEFAULTS } from './twilio.ts'

export type Service = 'resend' | 'twilio' | 'stripe'

export const WEBHOOK_SECRET = 'whsec_for_tests'

export interface TestEmulators {
  readonly urls: Emulators
  /** Makes a service go wrong; all faults end with the test. */
  fault(service: Service, fault: Fault): Promise<void>
  /** How many requests a service has had whose method and path contain `route`, by result, since the test began. */
  requests(service: Service, route?: string): Promise<number>
}

/** Starts the emulators for the tests of a file, on free ports, and points the settings of the gateways at them. */
export function runEmulators(settings: Partial<EmulatorSettings> = {}): TestEmulators {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'tradehall-emulators-'))
  let running: Emulators
  const url = (service: Service) => running[`${service}Url`]

  beforeAll(async () => {
    running = await startEmulators({ stateDirectory, ...settings })
    pointSettingsAt(running)
  })
  afterEach(async () => {
    pointSettingsAt(running)
    for (const service of ['resend', 'twilio', 'stripe'] as const) {
      await fetch(`${url(service)}/_faults`, { method: 'DELETE' })
      await fetch(`${url(service)}/_requests`, { method: 'DELETE' })
    }
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await running.close()
    rmSync(stateDirectory, { recursive: true })
  })

  return {
    get urls() {
      return running
    },
    async fault(service, fault) {
      const response = await fetch(`${url(service)}/_faults`, { method: 'POST', body: JSON.stringify(fault) })
      if (!response.ok) throw new Error(await response.text())
    },
    async requests(service, route = '') {
      const { routes } = (await (await fetch(`${url(service)}/_requests`)).json()) as {
        routes: Record<string, Record<string, number>>
      }
      return Object.entries(routes)
        .filter(([name]) => name.includes(route))
        .flatMap(([, results]) => Object.values(results))
        .reduce((sum, count) => sum + count, 0)
    },
  }
}

/** An address at which connections are refused. */
export async function nobodyListens(): Promise<string> {
  const server = createServer()
  const url = await listen(server, 0)
  await close(server)
  return url
}

/** The settings that the gateways read, for these emulators. */
export function pointSettingsAt({ resendUrl, twilioUrl, stripeUrl }: Emulators): void {
  const settings = {
    RESEND_API_KEY: 're_for_tests',
    RESEND_BASE_URL: resendUrl,
    MAIL_FROM: 'Tradehall <orders@shop.example>',
    TWILIO_ACCOUNT_SID: TWILIO_DEFAULTS.accountSid,
    TWILIO_AUTH_TOKEN: TWILIO_DEFAULTS.authToken,
    TWILIO_FROM: TWILIO_DEFAULTS.from,
    TWILIO_BASE_URL: twilioUrl,
    STRIPE_SECRET_KEY: 'sk_for_tests',
    STRIPE_BASE_URL: stripeUrl,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  }
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
}
