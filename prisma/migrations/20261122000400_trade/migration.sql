-- Since when a variant is under its threshold: the memory that makes `inventory/low` one event per crossing.
ALTER TABLE "stock" ADD COLUMN "low_since" TIMESTAMPTZ(3);

-- A stale attempt is taken out of the placement's reach before the provider is asked to let go of the hold.
ALTER TABLE payment_attempts DROP CONSTRAINT payment_attempts_state;
ALTER TABLE payment_attempts ADD CONSTRAINT payment_attempts_state CHECK (
  state IN ('created', 'requires-action', 'authorised', 'declined', 'unknown', 'used', 'voiding', 'voided'));
CREATE INDEX payment_attempts_unsettled ON payment_attempts (updated_at)
  WHERE state IN ('created', 'requires-action', 'unknown', 'authorised', 'voiding');
CREATE INDEX payments_voiding ON payments (updated_at) WHERE state = 'voiding';
CREATE INDEX payments_awaiting ON payments (expires_at) WHERE state = 'awaiting-transfer';
