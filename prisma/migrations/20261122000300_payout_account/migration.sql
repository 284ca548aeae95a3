-- Where a payout goes is frozen with it: a repeated transfer must be the identical request.
ALTER TABLE "payouts" ADD COLUMN "account_reference" TEXT NOT NULL;

-- A vendor's entries are read newest first, a page at a time.
DROP INDEX "postings_vendor_id_currency_idx";
CREATE INDEX "postings_vendor_id_currency_journal_id_idx" ON "postings"("vendor_id", "currency", "journal_id");
