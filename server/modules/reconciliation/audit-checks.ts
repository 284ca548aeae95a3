import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'
import { GENESIS } from '#server/modules/audit/rules.ts'

/**
 * The trail's chain from its first entry to its head, hashed again by the database: `npm run audit:verify` does the same
 * in Node, entry by entry, and names the first link that breaks. And no fact that its listener has dealt with is missing.
 */
export async function auditTrailIsWhole(db: Db): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT (SELECT count(*) FROM audit_entries)::float8 AS entries, number::float8 AS "head at" FROM audit_head`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH link AS (
      SELECT number, prev_hash, lag(number, 1, 0) OVER chain AS before, lag(hash, 1, ${GENESIS}) OVER chain AS follows
      FROM audit_entries WINDOW chain AS (ORDER BY number)
    ), wrong (number, difference) AS (
      SELECT number, concat('entry ', before + 1, ' is missing') FROM link WHERE number <> before + 1
      UNION ALL
      SELECT number, concat('entry ', number, ' does not follow the one before it') FROM link
      WHERE number = before + 1 AND prev_hash <> follows
      UNION ALL
      SELECT number, concat('entry ', number, ': its contents are not what its hash was made of')
      FROM audit_entries AS entry, LATERAL (
        -- Sorted keys and no spaces, as the trail's own rules write it.
        SELECT string_agg(concat(to_json(key), ':', CASE jsonb_typeof(value) WHEN 'array' THEN (
                 SELECT concat('[', string_agg(element::text, ',' ORDER BY place), ']')
                 FROM jsonb_array_elements(value) WITH ORDINALITY AS listed (element, place))
                 ELSE value::text END), ',' ORDER BY key COLLATE "C") AS members
        FROM jsonb_each(entry.payload)) AS payload
      WHERE hash <> encode(sha256(convert_to(concat(
        prev_hash, E'\n{"actor":', to_json(actor), ',"eventId":"', event_id, '","name":', to_json(name),
        ',"number":"', number, '","occurredAt":"',
        to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","orderId":',
        coalesce(to_json(order_id)::text, 'null'), ',"payload":{', members, '},"recordedAt":"',
        to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","subject":',
        to_json(subject), '}'), 'UTF8')), 'hex')
      UNION ALL
      SELECT head.number, concat('the head is at ', head.number, ', the last entry is another one')
      FROM audit_head AS head
      LEFT JOIN audit_entries AS entry ON entry.number = head.number AND entry.hash = head.hash
      WHERE head.number > 0 AND entry.number IS NULL
      UNION ALL
      SELECT NULL, concat('event ', run.event_id, ' is not in the trail, though its job is done')
      FROM job_runs AS run
      WHERE run.listener = 'create-audit-trail-entry' AND run.state = 'done'
        AND NOT EXISTS (SELECT FROM audit_entries AS entry WHERE entry.event_id = run.event_id)
    )
    SELECT difference, count(*) OVER ()::int AS found FROM wrong ORDER BY number, difference LIMIT ${NAMED}`
  return checkOf('the audit trail is whole', figures, wrong)
}
