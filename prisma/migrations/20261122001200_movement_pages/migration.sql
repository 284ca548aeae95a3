-- A variant's movements are read newest first by their ids; by time alone, a page of a popular one was looked for
-- through everybody's.
DROP INDEX "stock_movements_variant_id_created_at_idx";
CREATE INDEX "stock_movements_variant_id_id_idx" ON "stock_movements"("variant_id", "id");
