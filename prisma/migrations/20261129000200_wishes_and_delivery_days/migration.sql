-- What customers keep for later, and how long delivery takes.

CREATE TABLE wishlist_items (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_id uuid NOT NULL REFERENCES products (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT wishlist_items_pkey PRIMARY KEY (user_id, product_id)
);
CREATE INDEX wishlist_items_product_id_idx ON wishlist_items (product_id);
GRANT SELECT, INSERT, DELETE ON wishlist_items TO tradehall_app;

ALTER TABLE shipping_rates
  ADD COLUMN days_min integer NOT NULL DEFAULT 2,
  ADD COLUMN days_max integer NOT NULL DEFAULT 5,
  ADD CONSTRAINT shipping_rates_days CHECK (days_min >= 0 AND days_max BETWEEN days_min AND 90);
-- Everywhere else is further away.
UPDATE shipping_rates SET days_min = 5, days_max = 12 WHERE country = '*';
