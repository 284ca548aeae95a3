-- What a vendor's staff set up for themselves: views of lists, and by which ways the vendor is told of orders.

CREATE TABLE saved_views (
  id uuid NOT NULL CONSTRAINT saved_views_pkey PRIMARY KEY,
  vendor_id uuid NOT NULL,
  user_id uuid NOT NULL,
  list text NOT NULL CHECK (list IN ('orders', 'products')),
  name text NOT NULL CHECK (name <> ''),
  query text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT saved_views_vendor_id_user_id_fkey FOREIGN KEY (vendor_id, user_id)
    REFERENCES vendor_members (vendor_id, user_id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX saved_views_vendor_id_user_id_list_name_key ON saved_views (vendor_id, user_id, list, name);

ALTER TABLE vendors ADD COLUMN notify_by_email boolean NOT NULL DEFAULT true;

GRANT SELECT, INSERT, UPDATE, DELETE ON saved_views TO tradehall_app;
