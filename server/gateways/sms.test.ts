import { describe, expect, it, vi } from 'vitest'
import { nobodyListens, runEmulators } from '#local/emulators/testing.ts'
import { findSms, sendSms } from './sms.ts'

const emulators = runEmulators()
const impatient = { timeoutMs: 300 }
let next = 4_915_100_000_000

/** To a number of its own, so that every test sees its own messages alone. */
function sms(body = 'Your order TH-7K3M is on its way.') {
  next += 1
  return { to: `+${next}`, body, since: new Date() }
}

describe('sendSms', () => {
  it('sends an SMS', async () => {
    const message = sms()
    const sent = await sendSms(message)
    expect(sent).toMatchObject({ outcome: 'sent', providerId: expect.stringMatching(/^SM/) })
    expect(await findSms(message)).toEqual(sent)
  })

  it('is refused for a number that is none', async () => {
    expect(await sendSms({ to: '0170', body: 'x' })).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('0170'),
    })
  })

  it.each([{ mode: 'rate-limit' }, { mode: 'error', status: 401 }, { mode: 'error', status: 404 }] as const)(
    'may be tried again after %o, and nothing was sent',
    async (fault) => {
      const message = sms()
      await emulators.fault('twilio', { ...fault, times: 1 })
      expect(await sendSms(message)).toMatchObject({ outcome: 'retry' })
      expect(await findSms(message)).toEqual({ outcome: 'absent' })
    },
  )

  it('may be tried again when nobody listened', async () => {
    vi.stubEnv('TWILIO_BASE_URL', await nobodyListens())
    expect(await sendSms(sms())).toMatchObject({ outcome: 'retry', reason: 'ECONNREFUSED' })
  })

  it.each([
    ['timeout-after', 'sent'],
    ['reset-after', 'sent'],
    ['timeout-before', 'absent'],
    ['error', 'absent'],
  ] as const)('knows nothing after %s, and the look-up says %s', async (mode, outcome) => {
    const message = sms()
    await emulators.fault('twilio', { mode, method: 'POST', times: 1 })
    expect(await sendSms(message, impatient)).toMatchObject({ outcome: 'unknown' })
    expect(await findSms(message)).toMatchObject({ outcome })
  })
})

describe('findSms', () => {
  it('takes neither another text nor an older message for the one that is looked for', async () => {
    const message = sms()
    await sendSms(message)
    expect(await findSms({ ...message, body: 'Something else' })).toEqual({ outcome: 'absent' })
    expect(await findSms({ ...message, since: new Date(Date.now() + 60_000) })).toEqual({ outcome: 'absent' })
  })

  it('does not say that nothing was sent when it could not look', async () => {
    await emulators.fault('twilio', { mode: 'error' })
    expect(await findSms(sms())).toMatchObject({ outcome: 'unknown' })
  })
})
