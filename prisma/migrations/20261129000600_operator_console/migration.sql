-- What the operators' console looks for among a hundred thousand rows, and who may not sign in.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

ALTER TABLE users ADD COLUMN locked_at timestamptz(3);

-- Customers by the beginning of their address or any part of their name.
CREATE INDEX users_email_beginning ON users (lower(email) text_pattern_ops);
CREATE INDEX users_name_folded ON users USING gin (lower(name) gin_trgm_ops);
CREATE INDEX users_locked ON users (id) WHERE locked_at IS NOT NULL;

-- Products by any part of their title or the beginning of a SKU, and those that are not on sale.
CREATE INDEX products_title_folded ON products USING gin (lower(title) gin_trgm_ops);
CREATE INDEX variants_sku_folded ON variants (lower(sku) text_pattern_ops);
CREATE INDEX products_put_aside ON products (id) WHERE status <> 'published' OR NOT listed;

-- Scarce variants are found by when they became so. Only the crossing of a threshold touches this index, no placement does.
CREATE INDEX stock_low ON stock (low_since, variant_id) WHERE low_since IS NOT NULL;
UPDATE stock SET low_since = CURRENT_TIMESTAMP
FROM platform_settings AS p
WHERE stock.low_since IS NULL
  AND stock.on_hand - stock.reserved < COALESCE(stock.low_stock_threshold, p.low_stock_threshold);

-- The platform's sales by day, whichever vendor made them.
CREATE INDEX vendor_daily_stats_day ON vendor_daily_stats (day);

-- The accounts that hardly any journal touches: the others are in nearly all, so that the newest are found at once.
CREATE INDEX postings_rare_accounts ON postings (account, journal_id)
  WHERE account IN ('bank', 'customer-owed', 'promotion');

-- Messages that did not arrive, or nobody knows.
CREATE INDEX notifications_astray ON notifications (state, id) WHERE state IN ('refused', 'unknown');
