-- What a million orders make slow (docs/performance.md, "Growth").

-- Operators search by the beginning of an e-mail address, in any case of letters.
DROP INDEX "orders_email_idx";
CREATE INDEX orders_email_folded ON orders (lower(email) text_pattern_ops);

-- A customer's orders, newest first; also every look-up by owner alone.
DROP INDEX "orders_owner_idx";
CREATE INDEX "orders_owner_placed_at_idx" ON "orders"("owner", "placed_at");

-- The audit trail by name or by actor, newest first: a rare one would be looked for through the whole trail.
CREATE INDEX "audit_entries_name_number_idx" ON "audit_entries"("name", "number");
CREATE INDEX "audit_entries_actor_number_idx" ON "audit_entries"("actor", "number");

-- Carts that may be pruned, among those that became orders and stay.
CREATE INDEX carts_unordered ON carts (updated_at) WHERE status <> 'ordered';
