-- What a customer keeps for later, apart from the cart: an order takes the cart with it and leaves this. And at what price
-- something was put aside or into the cart, so that a change since then can be told.

ALTER TABLE cart_lines ADD COLUMN seen_price integer CHECK (seen_price >= 0);

CREATE TABLE saved_lines (
  owner text NOT NULL,
  variant_id uuid NOT NULL REFERENCES variants (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
  seen_price integer CHECK (seen_price >= 0),
  saved_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT saved_lines_pkey PRIMARY KEY (owner, variant_id)
);
CREATE INDEX saved_lines_variant_id_idx ON saved_lines (variant_id);
CREATE INDEX saved_lines_saved_at_idx ON saved_lines (saved_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON saved_lines TO tradehall_app;
