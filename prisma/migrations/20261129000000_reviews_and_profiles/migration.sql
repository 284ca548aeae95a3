-- What the storefront says of categories, vendors and products beside their names: translations, stories, reviews.

CREATE TABLE category_texts (
  category_id uuid NOT NULL REFERENCES categories (id) ON DELETE CASCADE ON UPDATE CASCADE,
  locale text NOT NULL CHECK (locale ~ '^[a-z]{2}$'),
  name text NOT NULL CHECK (name <> ''),
  description text NOT NULL DEFAULT '',
  CONSTRAINT category_texts_pkey PRIMARY KEY (category_id, locale)
);

ALTER TABLE vendors
  ADD COLUMN tagline text NOT NULL DEFAULT '',
  ADD COLUMN story text NOT NULL DEFAULT '',
  ADD COLUMN shipping_policy text NOT NULL DEFAULT '',
  ADD COLUMN return_policy text NOT NULL DEFAULT '',
  ADD COLUMN founded_year integer CHECK (founded_year BETWEEN 1000 AND 9999),
  ADD COLUMN mark_url text,
  ADD COLUMN banner_url text,
  ADD COLUMN rating_count integer NOT NULL DEFAULT 0,
  ADD COLUMN rating_sum integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT vendors_rating_check CHECK (rating_count >= 0 AND rating_sum BETWEEN rating_count AND 5 * rating_count);

ALTER TABLE products
  ADD COLUMN rating_count integer NOT NULL DEFAULT 0,
  ADD COLUMN rating_sum integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT products_rating_check CHECK (rating_count >= 0 AND rating_sum BETWEEN rating_count AND 5 * rating_count);

CREATE TABLE reviews (
  id uuid NOT NULL CONSTRAINT reviews_pkey PRIMARY KEY,
  product_id uuid NOT NULL REFERENCES products (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  vendor_id uuid NOT NULL REFERENCES vendors (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  order_item_id uuid REFERENCES order_items (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  user_id uuid REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  author_name text NOT NULL CHECK (author_name <> ''),
  rating integer NOT NULL CHECK (rating BETWEEN 1 AND 5),
  title text NOT NULL DEFAULT '',
  body text NOT NULL DEFAULT '',
  locale text NOT NULL DEFAULT 'en' CHECK (locale ~ '^[a-z]{2}$'),
  status text NOT NULL CHECK (status IN ('published', 'hidden')),
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX reviews_order_item_id_key ON reviews (order_item_id);
CREATE INDEX reviews_product_id_status_created_at_idx ON reviews (product_id, status, created_at);
CREATE INDEX reviews_vendor_id_status_created_at_idx ON reviews (vendor_id, status, created_at);
CREATE INDEX reviews_user_id_idx ON reviews (user_id);

GRANT SELECT, INSERT ON category_texts, reviews TO tradehall_app;
GRANT UPDATE ON category_texts, reviews TO tradehall_app;
GRANT DELETE ON category_texts TO tradehall_app;
