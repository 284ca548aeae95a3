import type { z } from 'zod'
import type { OptionalMail } from '#server/modules/notifications/constants.ts'
import type { Preferences } from '#server/modules/notifications/schema.ts'
import { minuteOf, timeOf } from './minute-of-day.ts'

/** The form's own values: switches, and times as time inputs write them. */
export interface PreferencesValues {
  mails: Record<OptionalMail, boolean>
  sms: boolean
  phone: string
  quiet: boolean
  from: string
  until: string
  timeZone: string
}

/** What is proposed to who has no quiet hours yet. */
const NIGHT = { from: 22 * 60, until: 7 * 60 }

export function valuesOf(
  { mutedMails, sms, phone, quietHours }: Preferences,
  timeZone: string,
): PreferencesValues {
  const { from, until } = quietHours ?? NIGHT
  const mailed = (mail: OptionalMail) => !mutedMails.includes(mail)
  return {
    mails: { 'parcel-shipped': mailed('parcel-shipped'), 'order-cancelled': mailed('order-cancelled') },
    ...{ sms, phone: phone ?? '', quiet: quietHours !== null, from: timeOf(from), until: timeOf(until) },
    timeZone: quietHours?.timeZone ?? timeZone,
  }
}

type Field = 'phone' | 'until' | 'timeZone'

/**
 * What is sent, or which fields are wrong; `account.notifications.problems` has their words. The schema is loaded here: it
 * weighs more than the page's own scripts.
 */
export async function preferencesFrom(
  values: PreferencesValues,
): Promise<{ preferences: Preferences } | { wrong: Field[] }> {
  const { preferencesInput } = await import('#server/modules/notifications/schema.ts')
  const muted = Object.entries(values.mails).flatMap(([mail, wanted]) => (wanted ? [] : [mail]))
  const quietHours = values.quiet && {
    ...{ from: minuteOf(values.from), until: minuteOf(values.until), timeZone: values.timeZone },
  }
  const phone = values.phone.replace(/[\s()/-]/g, '').replace(/^00/, '+')
  const parsed = preferencesInput.safeParse({
    ...{ mutedMails: muted, sms: values.sms, phone: phone || null },
    quietHours: (values.sms && quietHours) || null,
  })
  return parsed.success ? { preferences: parsed.data } : { wrong: fieldsOf(parsed.error) }
}

function fieldsOf(error: z.ZodError): Field[] {
  const fields = error.issues.map(({ path }) => {
    const last = path.at(-1)
    return last === 'phone' || last === 'timeZone' ? last : 'until'
  })
  return [...new Set(fields)]
}
