-- What a customer keeps with us: language, addresses, what they want to be told; and how they are forgotten.

ALTER TABLE users
  ADD COLUMN locale text NOT NULL DEFAULT 'en',
  ADD CONSTRAINT users_locale CHECK (locale ~ '^[a-z]{2}$');

CREATE UNIQUE INDEX customer_addresses_one_default ON customer_addresses (user_id) WHERE is_default;

CREATE TABLE notification_preferences (
  user_id uuid NOT NULL CONSTRAINT notification_preferences_pkey PRIMARY KEY
    REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  muted_mails text[] DEFAULT ARRAY[]::text[],
  sms boolean NOT NULL DEFAULT false,
  quiet_from integer,
  quiet_until integer,
  time_zone text NOT NULL DEFAULT 'Europe/Berlin',
  updated_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- An order's confirmation is always mailed.
  CONSTRAINT notification_preferences_mails CHECK (muted_mails <@ ARRAY['order-cancelled', 'parcel-shipped']),
  CONSTRAINT notification_preferences_quiet CHECK (
    (quiet_from IS NULL) = (quiet_until IS NULL)
    AND quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439 AND quiet_from <> quiet_until)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON notification_preferences TO tradehall_app;

ALTER TABLE notifications ADD COLUMN not_before timestamptz(3);
CREATE INDEX notifications_postponed ON notifications (not_before)
  WHERE not_before IS NOT NULL AND state IN ('pending', 'sending');

ALTER TABLE orders
  ADD COLUMN person text NOT NULL DEFAULT 'known',
  ADD COLUMN delivered_to text,
  ADD CONSTRAINT orders_person CHECK (
    person IN ('known', 'leaving', 'forgotten') AND (person = 'forgotten') = (email = '')),
  ADD CONSTRAINT orders_forgotten CHECK (
    person <> 'forgotten' OR (user_id IS NULL AND phone IS NULL AND NOT wants_sms));
CREATE INDEX orders_leaving ON orders (id) WHERE person = 'leaving';
GRANT DELETE ON order_addresses TO tradehall_app;
