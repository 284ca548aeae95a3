-- What Prisma's schema cannot say: value checks, conditional uniqueness, the deferred rules of the book and of
-- status histories, append-only tables, and the application role's rights.

-- 1. Values ---------------------------------------------------------------------------------------------------

ALTER TABLE platform_settings
  ADD CONSTRAINT platform_settings_one_row CHECK (id = 1),
  ADD CONSTRAINT platform_settings_values CHECK (
    currency ~ '^[A-Z]{3}$' AND commission_bps BETWEEN 0 AND 5000 AND hold_days BETWEEN 0 AND 365
    AND low_stock_threshold >= 0 AND transfer_expiry_hours BETWEEN 1 AND 2160 AND ship_by_hours BETWEEN 1 AND 2160);
ALTER TABLE tax_rates
  ADD CONSTRAINT tax_rates_values CHECK (
    bps BETWEEN 0 AND 5000 AND tax_class IN ('standard', 'reduced', 'zero') AND country ~ '^([A-Z]{2}|\*)$');
ALTER TABLE shipping_rates
  ADD CONSTRAINT shipping_rates_values CHECK (
    base >= 0 AND per_item >= 0 AND (free_from IS NULL OR free_from >= 0) AND currency ~ '^[A-Z]{3}$'
    AND country ~ '^([A-Z]{2}|\*)$');
CREATE UNIQUE INDEX shipping_rates_one_per_place
  ON shipping_rates (COALESCE(vendor_id, '00000000-0000-0000-0000-000000000000'::uuid), country, currency);

ALTER TABLE users ADD CONSTRAINT users_role CHECK (role IN ('customer', 'operator'));
CREATE UNIQUE INDEX users_email_folded ON users (lower(email));
ALTER TABLE vendors
  ADD CONSTRAINT vendors_status CHECK (status IN ('applied', 'approved', 'suspended')),
  ADD CONSTRAINT vendors_commission CHECK (commission_bps IS NULL OR commission_bps BETWEEN 0 AND 5000),
  ADD CONSTRAINT vendors_hold CHECK (hold_days IS NULL OR hold_days BETWEEN 0 AND 365);
ALTER TABLE vendor_members ADD CONSTRAINT vendor_members_role CHECK (role IN ('owner', 'staff'));

ALTER TABLE products
  ADD CONSTRAINT products_status CHECK (status IN ('draft', 'published', 'archived')),
  ADD CONSTRAINT products_tax_class CHECK (tax_class IN ('standard', 'reduced', 'zero')),
  ADD CONSTRAINT products_published CHECK (status <> 'published' OR published_at IS NOT NULL);
ALTER TABLE variants
  ADD CONSTRAINT variants_amounts CHECK (
    price > 0 AND (compare_at_price IS NULL OR compare_at_price > price) AND (freight IS NULL OR freight >= 0)),
  ADD CONSTRAINT variants_currency CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT variants_status CHECK (status IN ('active', 'archived'));

ALTER TABLE stock
  ADD CONSTRAINT stock_never_oversold CHECK (reserved >= 0 AND on_hand >= reserved),
  ADD CONSTRAINT stock_threshold CHECK (low_stock_threshold IS NULL OR low_stock_threshold >= 0);
ALTER TABLE reservations
  ADD CONSTRAINT reservations_quantity CHECK (quantity > 0),
  ADD CONSTRAINT reservations_state CHECK (state IN ('held', 'committed', 'released')),
  ADD CONSTRAINT reservations_settled CHECK ((state = 'held') = (settled_at IS NULL));
ALTER TABLE stock_movements
  ADD CONSTRAINT stock_movements_delta CHECK (delta <> 0),
  ADD CONSTRAINT stock_movements_reason CHECK (reason IN ('initial', 'sale', 'return', 'correction', 'received'));

ALTER TABLE carts
  ADD CONSTRAINT carts_status CHECK (status IN ('open', 'ordered', 'merged')),
  ADD CONSTRAINT carts_owner CHECK (owner ~ '^(user|guest):.+$');
CREATE UNIQUE INDEX carts_one_open_per_owner ON carts (owner) WHERE status = 'open';
ALTER TABLE cart_lines ADD CONSTRAINT cart_lines_quantity CHECK (quantity BETWEEN 1 AND 999);

ALTER TABLE orders
  ADD CONSTRAINT orders_status CHECK (status IN ('awaiting-payment', 'placed', 'cancelled')),
  ADD CONSTRAINT orders_payment_method CHECK (payment_method IN ('card', 'transfer')),
  ADD CONSTRAINT orders_owner CHECK (owner ~ '^(user|guest):.+$'),
  ADD CONSTRAINT orders_amounts CHECK (
    goods >= 0 AND discount BETWEEN 0 AND goods AND shipping >= 0 AND tax >= 0 AND total = goods - discount + shipping),
  ADD CONSTRAINT orders_cancelled CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  ADD CONSTRAINT orders_paid CHECK (status <> 'placed' OR paid_at IS NOT NULL);
ALTER TABLE order_addresses ADD CONSTRAINT order_addresses_kind CHECK (kind IN ('shipping', 'billing'));
ALTER TABLE vendor_orders
  ADD CONSTRAINT vendor_orders_status CHECK (
    status IN ('awaiting-payment', 'placed', 'accepted', 'shipped', 'delivered', 'cancelled')),
  ADD CONSTRAINT vendor_orders_amounts CHECK (
    goods >= 0 AND discount BETWEEN 0 AND goods AND shipping >= 0 AND tax >= 0 AND commission >= 0
    AND total = goods - discount + shipping AND net = total - tax - commission),
  -- Promise 12: nothing is accepted or shipped that was not paid.
  ADD CONSTRAINT vendor_orders_paid_first CHECK (
    status IN ('awaiting-payment', 'cancelled') OR paid_at IS NOT NULL),
  ADD CONSTRAINT vendor_orders_times CHECK (
    (status <> 'shipped' OR shipped_at IS NOT NULL) AND (status <> 'delivered' OR delivered_at IS NOT NULL)
    AND ((status = 'cancelled') = (cancelled_at IS NOT NULL)));
ALTER TABLE order_items
  ADD CONSTRAINT order_items_amounts CHECK (
    quantity > 0 AND unit_price >= 0 AND goods = unit_price * quantity AND discount BETWEEN 0 AND goods
    AND tax >= 0 AND tax_bps BETWEEN 0 AND 5000 AND commission >= 0 AND commission_bps BETWEEN 0 AND 5000);
ALTER TABLE order_status_changes ADD CONSTRAINT order_status_changes_moves CHECK (from_status IS DISTINCT FROM to_status);

ALTER TABLE payment_attempts
  ADD CONSTRAINT payment_attempts_state CHECK (
    state IN ('created', 'requires-action', 'authorised', 'declined', 'unknown', 'used', 'voided')),
  ADD CONSTRAINT payment_attempts_amount CHECK (amount > 0 AND currency ~ '^[A-Z]{3}$');
ALTER TABLE payments
  ADD CONSTRAINT payments_state CHECK (
    (method = 'card' AND state IN ('authorised', 'capturing', 'captured', 'refused', 'unknown', 'voiding', 'voided'))
    OR (method = 'transfer' AND state IN ('awaiting-transfer', 'received', 'expired'))),
  ADD CONSTRAINT payments_amount CHECK (amount >= 0 AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT payments_card_has_attempt CHECK ((method = 'card') = (attempt_id IS NOT NULL)),
  ADD CONSTRAINT payments_transfer_details CHECK (
    method <> 'transfer' OR (transfer_reference IS NOT NULL AND expires_at IS NOT NULL));

ALTER TABLE postings
  ADD CONSTRAINT postings_account CHECK (
    account IN ('customer-receivable', 'clearing', 'bank', 'customer-owed', 'vendor', 'commission', 'tax-payable', 'promotion')),
  ADD CONSTRAINT postings_amount CHECK (amount <> 0 AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT postings_vendor_bucket CHECK (
    (account = 'vendor' AND vendor_id IS NOT NULL AND bucket IN ('pending', 'available', 'reserved', 'in-transit'))
    OR (account <> 'vendor' AND vendor_id IS NULL AND bucket IS NULL));
ALTER TABLE earnings
  ADD CONSTRAINT earnings_state CHECK (state IN ('pending', 'scheduled', 'released', 'paid-out', 'reversed')),
  -- Nothing becomes available unless paid and delivered.
  ADD CONSTRAINT earnings_release CHECK (
    state IN ('pending', 'reversed') OR (paid_at IS NOT NULL AND delivered_at IS NOT NULL AND release_at IS NOT NULL));
ALTER TABLE payouts
  ADD CONSTRAINT payouts_state CHECK (state IN ('requested', 'processing', 'paid', 'failed', 'unknown', 'returned')),
  ADD CONSTRAINT payouts_amount CHECK (amount > 0);
-- One payout of a vendor and currency under way at a time.
CREATE UNIQUE INDEX payouts_one_open ON payouts (vendor_id, currency) WHERE state IN ('requested', 'processing', 'unknown');
ALTER TABLE refunds
  ADD CONSTRAINT refunds_state CHECK (state IN ('requested', 'processing', 'completed', 'failed', 'unknown')),
  ADD CONSTRAINT refunds_amount CHECK (amount > 0),
  ADD CONSTRAINT refunds_method CHECK (method IN ('card', 'transfer'));

ALTER TABLE outbox_events ADD CONSTRAINT outbox_events_name CHECK (name ~ '^[a-z-]+/[a-z-]+$');
CREATE INDEX outbox_events_waiting ON outbox_events (next_attempt_at, id) WHERE dispatched_at IS NULL;
ALTER TABLE job_runs ADD CONSTRAINT job_runs_state CHECK (state IN ('open', 'done', 'dead'));
CREATE INDEX job_runs_unfinished ON job_runs (listener, opened_at) WHERE state <> 'done';
ALTER TABLE audit_head ADD CONSTRAINT audit_head_one_row CHECK (id = 1);
ALTER TABLE notifications
  ADD CONSTRAINT notifications_channel CHECK (channel IN ('email', 'sms', 'in-app')),
  ADD CONSTRAINT notifications_state CHECK (state IN ('pending', 'sending', 'sent', 'refused', 'unknown'));
CREATE INDEX notifications_waiting ON notifications (channel, created_at) WHERE state IN ('pending', 'sending');
ALTER TABLE notification_dispatches
  ADD CONSTRAINT notification_dispatches_channel CHECK (channel IN ('email', 'sms')),
  ADD CONSTRAINT notification_dispatches_state CHECK (state IN ('sending', 'done', 'refused', 'unknown'));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_url CHECK (url ~ '^https?://');
ALTER TABLE webhook_deliveries
  ADD CONSTRAINT webhook_deliveries_state CHECK (state IN ('pending', 'delivered', 'failed'));

-- 2. The book: a journal sums to zero per currency when its transaction ends -----------------------------------

CREATE FUNCTION refuse_unbalanced_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM postings WHERE journal_id = NEW.journal_id GROUP BY currency HAVING sum(amount) <> 0) THEN
    RAISE EXCEPTION 'journal % does not sum to zero', NEW.journal_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER postings_sum_to_zero AFTER INSERT ON postings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_journal();

CREATE FUNCTION refuse_empty_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM postings WHERE journal_id = NEW.id) THEN
    RAISE EXCEPTION 'journal % has no postings', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journals_have_postings AFTER INSERT ON journals
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_empty_journal();

-- 3. Orders come with their parts and their first status-history row -------------------------------------------

CREATE FUNCTION refuse_order_without_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM order_status_changes
                 WHERE order_id = NEW.id AND vendor_order_id IS NULL AND from_status IS NULL) THEN
    RAISE EXCEPTION 'order % has no first status change', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM vendor_orders WHERE order_id = NEW.id) THEN
    RAISE EXCEPTION 'order % has no vendor part', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER orders_have_history AFTER INSERT ON orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_order_without_history();

CREATE FUNCTION refuse_part_without_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM order_status_changes WHERE vendor_order_id = NEW.id AND from_status IS NULL) THEN
    RAISE EXCEPTION 'vendor order % has no first status change', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM order_items WHERE vendor_order_id = NEW.id) THEN
    RAISE EXCEPTION 'vendor order % has no items', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER vendor_orders_have_history AFTER INSERT ON vendor_orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_part_without_history();

-- 4. Append-only ------------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER journals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON postings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_status_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_status_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 5. A change of what prices depend on raises a version, so that the placement can refuse what was priced before

CREATE FUNCTION bump_platform_pricing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE platform_settings SET pricing_version = pricing_version + 1 WHERE id = 1;
  RETURN NULL;
END $$;
CREATE TRIGGER tax_rates_bump AFTER INSERT OR UPDATE OR DELETE ON tax_rates
  FOR EACH STATEMENT EXECUTE FUNCTION bump_platform_pricing();

CREATE FUNCTION bump_shipping_pricing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed shipping_rates%ROWTYPE;
BEGIN
  IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;
  IF changed.vendor_id IS NULL THEN
    UPDATE platform_settings SET pricing_version = pricing_version + 1 WHERE id = 1;
  ELSE
    UPDATE vendors SET pricing_version = pricing_version + 1 WHERE id = changed.vendor_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shipping_rates_bump AFTER INSERT OR UPDATE OR DELETE ON shipping_rates
  FOR EACH ROW EXECUTE FUNCTION bump_shipping_pricing();

CREATE FUNCTION bump_own_pricing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.pricing_version := OLD.pricing_version + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER platform_settings_bump
  BEFORE UPDATE OF commission_bps, currency, hold_days, transfer_expiry_hours ON platform_settings
  FOR EACH ROW EXECUTE FUNCTION bump_own_pricing();
CREATE TRIGGER vendors_bump BEFORE UPDATE OF commission_bps, hold_days, status ON vendors
  FOR EACH ROW EXECUTE FUNCTION bump_own_pricing();

-- 6. Rows that exist from the beginning -------------------------------------------------------------------------

INSERT INTO platform_settings (id) VALUES (1);
INSERT INTO audit_head (id, number, hash) VALUES (1, 0, repeat('0', 64));
INSERT INTO tax_rates (country, tax_class, bps)
  VALUES ('*', 'standard', 0), ('*', 'reduced', 0), ('*', 'zero', 0),
         ('DE', 'standard', 1900), ('DE', 'reduced', 700), ('DE', 'zero', 0),
         ('AT', 'standard', 2000), ('AT', 'reduced', 1000), ('AT', 'zero', 0),
         ('FR', 'standard', 2000), ('FR', 'reduced', 550), ('FR', 'zero', 0),
         ('NL', 'standard', 2100), ('NL', 'reduced', 900), ('NL', 'zero', 0),
         ('IT', 'standard', 2200), ('IT', 'reduced', 1000), ('IT', 'zero', 0),
         ('ES', 'standard', 2100), ('ES', 'reduced', 1000), ('ES', 'zero', 0);
INSERT INTO shipping_rates (id, vendor_id, country, currency, base, per_item, free_from)
  VALUES ('019a0000-0000-7000-8000-000000000001', NULL, '*', 'EUR', 1490, 200, NULL),
         ('019a0000-0000-7000-8000-000000000002', NULL, 'DE', 'EUR', 490, 0, 6000),
         ('019a0000-0000-7000-8000-000000000003', NULL, '*', 'BRL', 2500, 0, NULL);

-- 7. The application's rights: what it needs and no more ---------------------------------------------------------

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tradehall_app') THEN
    CREATE ROLE tradehall_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made it just now
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO tradehall_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO tradehall_app;
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE INSERT ON _prisma_migrations FROM tradehall_app;
  END IF;
END $$;
GRANT UPDATE ON
  platform_settings, tax_rates, shipping_rates, users, sessions, accounts, verifications, customer_addresses,
  vendors, vendor_members, categories, products, variants, product_pictures, stock, reservations, carts, cart_lines,
  orders, order_addresses, vendor_orders, payment_attempts, payments, vendor_balances, earnings, payouts, refunds,
  outbox_events, job_runs, leases, audit_head, notifications, notification_dispatches, vendor_daily_stats,
  product_daily_stats, webhook_endpoints, webhook_deliveries, provider_webhooks
  TO tradehall_app;
GRANT DELETE ON
  shipping_rates, tax_rates, sessions, accounts, verifications, customer_addresses, vendor_members, product_pictures,
  carts, cart_lines, users, leases, receipts, job_runs, outbox_events, notifications, notification_dispatches,
  vendor_daily_stats, product_daily_stats, webhook_endpoints, webhook_deliveries, provider_webhooks
  TO tradehall_app;
REVOKE INSERT, DELETE ON platform_settings, audit_head FROM tradehall_app;
