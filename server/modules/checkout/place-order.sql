-- The placement: everything that an order is, in one statement, which PostgreSQL runs as one transaction. First come the
-- locks and the questions, which write nothing; then the claim of the idempotency key; and every write hangs on the
-- claim. So a refusal leaves nothing behind without anything having to be rolled back, and an answer tells why.
--
-- Who loses the cart or the key waits, gets no row, and reads the winner's order in its next statement. Rows are locked
-- in one order: cart, stock by key, attempt, claim. Availability is decided from the locked rows, which are fresh after
-- a wait, never from the snapshot (DESIGN.md section 6, Locks). Lines arrive as arrays, because the planner assumes far
-- too many rows of a JSON document.
WITH
-- the cart is still open and holds what was priced
cart AS MATERIALIZED (
  SELECT id FROM carts
  WHERE id = :cartId::uuid AND status = 'open' AND version = :cartVersion::int
  FOR NO KEY UPDATE
),

line AS MATERIALIZED (
  SELECT * FROM unnest(
    :itemIds::uuid[], :itemParts::uuid[], :lineNumbers::int[], :variantIds::uuid[], :productIds::uuid[],
    :titles::text[], :variantTitles::text[], :skus::text[], :taxClasses::text[], :quantities::int[],
    :unitPrices::int[], :freights::int[], :lineGoods::int[], :lineDiscounts::int[], :lineTaxBps::int[],
    :lineTaxes::int[], :lineCommissionBps::int[], :lineCommissions::int[], :reservationIds::uuid[])
  AS l (id, vendor_order_id, line_number, variant_id, product_id,
    title, variant_title, sku, tax_class, quantity,
    unit_price, freight, goods, discount, tax_bps,
    tax, commission_bps, commission, reservation_id)
),
part AS MATERIALIZED (
  SELECT * FROM unnest(
    :partIds::uuid[], :partVendors::uuid[], :partVersions::int[], :partNumbers::int[], :partCodes::text[],
    :partGoods::int[], :partDiscounts::int[], :partShippings::int[], :partTaxes::int[], :partCommissions::int[],
    :partTotals::int[], :partNets::int[], :partHoldDays::int[], :partChangeIds::uuid[])
  AS p (id, vendor_id, pricing_version, number, code,
    goods, discount, shipping, tax, commission,
    total, net, hold_days, change_id)
),

-- check that prices are still those: every line's variant and product, every vendor's rules, the platform's rules
unchanged AS (
  SELECT
    (SELECT count(*) FROM line l
     JOIN variants v ON v.id = l.variant_id
     JOIN products p ON p.id = v.product_id
     WHERE v.price = l.unit_price AND COALESCE(v.freight, -1) = l.freight AND v.status = 'active'
       AND v.currency = :currency AND p.status = 'published' AND p.tax_class = l.tax_class)
      = (SELECT count(*) FROM line)
    AND (SELECT count(*) FROM part p
         JOIN vendors v ON v.id = p.vendor_id
         WHERE v.status = 'approved' AND v.pricing_version = p.pricing_version) = (SELECT count(*) FROM part)
    AND (SELECT pricing_version FROM platform_settings WHERE id = 1) = :platformVersion::int
    AS yes
),

-- reserve stock: lines of one variant summed, rows locked in key order, by key alone
wanted AS MATERIALIZED (
  SELECT variant_id, sum(quantity)::int AS quantity FROM line GROUP BY variant_id
),
locked AS MATERIALIZED (
  SELECT variant_id, on_hand, reserved FROM stock
  WHERE variant_id = ANY (:variantIds::uuid[]) AND EXISTS (SELECT FROM cart) AND (SELECT yes FROM unchanged)
  ORDER BY variant_id
  FOR NO KEY UPDATE
),
short AS MATERIALIZED (
  SELECT w.variant_id, GREATEST(COALESCE(s.on_hand - s.reserved, 0), 0) AS available
  FROM wanted w LEFT JOIN locked s USING (variant_id)
  WHERE COALESCE(s.on_hand - s.reserved, 0) < w.quantity
),
-- the payment attempt is authorised, for the same amount and currency (a bank transfer has none)
attempt AS MATERIALIZED (
  SELECT id, provider_reference FROM payment_attempts
  WHERE id = :attemptId::uuid AND state = 'authorised' AND amount = :total::int AND currency = :currency
    AND EXISTS (SELECT FROM cart) AND (SELECT yes FROM unchanged)
  FOR NO KEY UPDATE
),
-- nothing is refused
go AS MATERIALIZED (
  SELECT FROM cart
  WHERE (SELECT yes FROM unchanged) AND NOT EXISTS (SELECT FROM short)
    AND (:paymentMethod = 'transfer' OR EXISTS (SELECT FROM attempt))
),

-- claim the idempotency key: from here on everything is written, or nothing
claim AS (
  INSERT INTO checkout_claims (owner, key, body_hash, order_id, created_at)
  SELECT :owner, :key, :bodyHash, :orderId::uuid, :now::timestamptz FROM go
  ON CONFLICT DO NOTHING
  RETURNING order_id
),
-- turn the cart open -> ordered, the attempt authorised -> used; reserve the stock
turn AS (
  UPDATE carts SET status = 'ordered', updated_at = :now::timestamptz FROM claim WHERE carts.id = :cartId::uuid
),
used AS (
  UPDATE payment_attempts SET state = 'used', updated_at = :now::timestamptz
  FROM claim, attempt WHERE payment_attempts.id = attempt.id
),
reserve AS (
  UPDATE stock SET reserved = locked.reserved + wanted.quantity, updated_at = :now::timestamptz
  FROM claim, wanted JOIN locked USING (variant_id)
  WHERE stock.variant_id = wanted.variant_id
),

-- insert Order, VendorOrders, OrderItems, Payment, reservations
new_order AS (
  INSERT INTO orders (id, code, owner, user_id, cart_id, email, phone, wants_sms, locale, currency,
    goods, discount, shipping, tax, total, status, payment_method, placed_at, correlation_id)
  SELECT claim.order_id, :code, :owner, :userId::uuid, :cartId::uuid, :email, :phone, :wantsSms::boolean, :locale,
    :currency, :goods::int, :discount::int, :shipping::int, :tax::int, :total::int, :status, :paymentMethod,
    :now::timestamptz, :correlationId
  FROM claim
  RETURNING id
),
new_address AS (
  INSERT INTO order_addresses (order_id, kind, name, line1, line2, postal_code, city, region, country)
  SELECT new_order.id, 'shipping', :name, :line1, :line2, :postalCode, :city, :region, :country FROM new_order
),
new_parts AS (
  INSERT INTO vendor_orders (id, order_id, vendor_id, number, code, status, currency,
    goods, discount, shipping, tax, commission, total, net, hold_days, placed_at)
  SELECT part.id, new_order.id, vendor_id, number, part.code, :partStatus, :currency,
    goods, discount, shipping, tax, commission, total, net, hold_days, :now::timestamptz
  FROM new_order, part
),
new_items AS (
  INSERT INTO order_items (id, order_id, vendor_order_id, line_number, variant_id, product_id, title, variant_title,
    sku, quantity, unit_price, goods, discount, tax_bps, tax, commission_bps, commission)
  SELECT line.id, new_order.id, vendor_order_id, line_number, variant_id, product_id, title, variant_title,
    sku, quantity, unit_price, goods, discount, tax_bps, tax, commission_bps, commission
  FROM new_order, line
),
new_history AS (
  INSERT INTO order_status_changes (id, order_id, vendor_order_id, to_status, actor, at)
  SELECT :changeId::uuid, new_order.id, NULL::uuid, :status, :actor, :now::timestamptz FROM new_order
  UNION ALL
  SELECT part.change_id, new_order.id, part.id, :partStatus, :actor, :now::timestamptz FROM new_order, part
),
new_payment AS (
  INSERT INTO payments (id, order_id, attempt_id, method, state, amount, currency, provider_reference,
    transfer_reference, expires_at, created_at, updated_at)
  SELECT :paymentId::uuid, new_order.id, attempt.id, :paymentMethod,
    CASE :paymentMethod WHEN 'card' THEN 'authorised' ELSE 'awaiting-transfer' END,
    :total::int, :currency, attempt.provider_reference,
    CASE :paymentMethod WHEN 'transfer' THEN :transferReference END,
    CASE :paymentMethod WHEN 'transfer' THEN :expiresAt::timestamptz END,
    :now::timestamptz, :now::timestamptz
  FROM new_order LEFT JOIN attempt ON true
),
new_reservations AS (
  INSERT INTO reservations (id, order_item_id, order_id, variant_id, quantity, state, created_at)
  SELECT reservation_id, line.id, new_order.id, variant_id, quantity, 'held', :now::timestamptz
  FROM new_order, line
),

-- outbox row `order/placed`
new_event AS (
  INSERT INTO outbox_events (id, name, payload, listeners, order_id, correlation_id, actor, next_attempt_at, created_at)
  SELECT :eventId::uuid, 'order/placed', jsonb_build_object('orderId', new_order.id), :listeners::text[],
    new_order.id, :correlationId, :actor, :now::timestamptz, :now::timestamptz
  FROM new_order
)

SELECT
  EXISTS (SELECT FROM cart) AS "cartOpen",
  (SELECT yes FROM unchanged) AS unchanged,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('variantId', variant_id, 'available', available)) FROM short), '[]') AS short,
  EXISTS (SELECT FROM go) AS ready,
  EXISTS (SELECT FROM new_order) AS placed
