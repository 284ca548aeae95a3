-- Who caused an event, for the audit trail.
ALTER TABLE "outbox_events" ADD COLUMN "actor" TEXT NOT NULL DEFAULT 'system';

-- When a pair was last handed out again: caps how many are in flight.
ALTER TABLE "job_runs" ADD COLUMN "redelivered_at" TIMESTAMPTZ(3);

-- What an inspector asks for first: pairs that failed or wait.
CREATE INDEX job_runs_due ON job_runs (next_redelivery_at) WHERE state = 'open' AND next_redelivery_at IS NOT NULL;
CREATE INDEX job_runs_newest ON job_runs (opened_at DESC, id DESC);
