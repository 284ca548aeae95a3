-- What listings show and search finds: one narrow row per product on show, kept by triggers on whatever it is made of,
-- so that a listing counts, filters and sorts without reading products, variants, vendors and categories.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- 1. Words ------------------------------------------------------------------------------------------------------

CREATE TEXT SEARCH CONFIGURATION shop_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION shop_english
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION shop_german (COPY = german);
ALTER TEXT SEARCH CONFIGURATION shop_german
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, german_stem;

CREATE AGGREGATE all_of (tsquery) (SFUNC = tsquery_and, STYPE = tsquery);
CREATE AGGREGATE any_of (tsquery) (SFUNC = tsquery_or, STYPE = tsquery);

-- The stem of a word, by which its forms are one; a word without one (a stop word) is its own.
CREATE FUNCTION stem_of(dictionary regdictionary, word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT COALESCE((ts_lexize(dictionary, word))[1], word) $$;

-- Every word that stands in a listed product: what a mistyped one may have meant. Words only ever join.
CREATE TABLE search_words (
  word text COLLATE "C" NOT NULL CONSTRAINT search_words_pkey PRIMARY KEY,
  english text GENERATED ALWAYS AS (stem_of('english_stem', word)) STORED,
  german text GENERATED ALWAYS AS (stem_of('german_stem', word)) STORED
);
CREATE INDEX search_words_english_idx ON search_words (english);
CREATE INDEX search_words_german_idx ON search_words (german);
CREATE INDEX search_words_word_idx ON search_words USING gin (word gin_trgm_ops);

-- Who looks for `term` is also shown `means`; the operators' to change. Lower case, without accents; a term is one word.
CREATE TABLE search_synonyms (
  term text NOT NULL CHECK (term ~ '^[a-z0-9]+$'),
  means text NOT NULL CHECK (means ~ '^[a-z0-9]+( [a-z0-9]+)*$'),
  english text GENERATED ALWAYS AS (stem_of('english_stem', term)) STORED,
  german text GENERATED ALWAYS AS (stem_of('german_stem', term)) STORED,
  CONSTRAINT search_synonyms_pkey PRIMARY KEY (term, means)
);

-- A synonym's own word can be mistyped too.
CREATE FUNCTION learn_term() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_words (word) VALUES (NEW.term) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER search_synonyms_learn_term AFTER INSERT OR UPDATE ON search_synonyms
  FOR EACH ROW EXECUTE FUNCTION learn_term();

-- To begin with: what people here call these things in German, and English words for the same.
INSERT INTO search_synonyms (term, means) VALUES
  ('ahorn', 'maple'), ('anhanger', 'pendant'), ('armband', 'bangle'), ('armband', 'strap'),
  ('armreif', 'bangle'), ('armreif', 'cuff'), ('badetuch', 'bath towel'), ('bag', 'tote'),
  ('becher', 'mug'), ('bedding', 'bed sheet'), ('bedding', 'duvet cover'), ('beistelltisch', 'side table'),
  ('bettbezug', 'duvet cover'), ('bettlaken', 'bed sheet'), ('bettwasche', 'bed sheet'), ('bettwasche', 'duvet cover'),
  ('blanket', 'throw'), ('blumentopf', 'planter'), ('bohnen', 'roasted'), ('bracelet', 'bangle'),
  ('bracelet', 'cuff'), ('brett', 'board'), ('briefpapier', 'letter set'), ('brillenetui', 'glasses case'),
  ('brosche', 'brooch'), ('brotbeutel', 'bread bag'), ('brotbrett', 'bread board'), ('buch', 'book'),
  ('butterdose', 'butter dish'), ('carafe', 'jug'), ('chili', 'chilli'), ('chiliol', 'chilli oil'),
  ('coffee', 'roasted'), ('creolen', 'hoop earrings'), ('crockery', 'bowl'), ('crockery', 'mug'),
  ('crockery', 'plate'), ('cup', 'mug'), ('decke', 'blanket'), ('decke', 'throw'),
  ('diary', 'journal'), ('diary', 'planner'), ('dishes', 'bowl'), ('dishes', 'plate'),
  ('eiche', 'oak'), ('eierbecher', 'egg cup'), ('entkoffeiniert', 'decaf'), ('esche', 'ash'),
  ('espressotasse', 'espresso cup'), ('essig', 'vinegar'), ('fanny', 'belt bag'), ('faustlinge', 'mittens'),
  ('garderobe', 'coat hook'), ('garten', 'garden'), ('gartenmesser', 'pruning knife'), ('gastebuch', 'guest book'),
  ('geldbeutel', 'wallet'), ('geldborse', 'wallet'), ('geschirr', 'bowl'), ('geschirr', 'mug'),
  ('geschirr', 'plate'), ('geschirrtuch', 'tea towel'), ('gewurzregal', 'spice rack'), ('giekanne', 'watering can'),
  ('giesskanne', 'watering can'), ('gift', 'guest book'), ('gift', 'letter set'), ('gloves', 'mittens'),
  ('gurtel', 'belt'), ('hacke', 'hoe'), ('haken', 'hook'), ('halsband', 'collar'),
  ('halskette', 'necklace'), ('handschuhe', 'mittens'), ('handtasche', 'bag'), ('handtasche', 'tote'),
  ('handtuch', 'towel'), ('hangelampe', 'pendant'), ('harke', 'hand fork'), ('harke', 'rake'),
  ('hat', 'beanie'), ('holz', 'wood'), ('jewelry', 'jewellery'), ('journal', 'notebook'),
  ('kaffee', 'coffee'), ('kaffee', 'roasted'), ('kaffeetasse', 'mug'), ('kalender', 'planner'),
  ('kanne', 'jug'), ('kanne', 'teapot'), ('kartenetui', 'card case'), ('kasebrett', 'cheese board'),
  ('kelle', 'trowel'), ('kerzenhalter', 'candle holder'), ('kerzenstander', 'candle holder'), ('kette', 'necklace'),
  ('keychain', 'key ring'), ('kirsche', 'cherry'), ('kissen', 'cushion'), ('kissen', 'pillowcase'),
  ('kissenbezug', 'cushion cover'), ('kissenbezug', 'pillowcase'), ('kniekissen', 'kneeling pad'), ('krug', 'jug'),
  ('kuche', 'kitchen'), ('kulturbeutel', 'wash bag'), ('laken', 'bed sheet'), ('lampe', 'lamp'),
  ('laptophulle', 'laptop sleeve'), ('leder', 'leather'), ('leinen', 'linen'), ('leselampe', 'reading lamp'),
  ('leuchte', 'lamp'), ('licht', 'lamp'), ('licht', 'light'), ('light', 'lamp'),
  ('mandelol', 'almond oil'), ('medaillon', 'locket'), ('merino', 'wool'), ('messing', 'brass'),
  ('mug', 'cup'), ('mutze', 'beanie'), ('nachtlicht', 'night light'), ('notizblock', 'notebook'),
  ('notizbuch', 'notebook'), ('nudelholz', 'rolling pin'), ('nussbaum', 'walnut'), ('obstschale', 'fruit bowl'),
  ('ohrringe', 'earrings'), ('ohrstecker', 'stud earrings'), ('ol', 'oil'), ('oliven', 'olives'),
  ('olivenol', 'olive oil'), ('papier', 'paper'), ('pfeffermuhle', 'pepper mill'), ('pflanzholz', 'dibber'),
  ('pflanzkelle', 'trowel'), ('pillow', 'cushion'), ('pillow', 'pillowcase'), ('platte', 'platter'),
  ('portemonnaie', 'wallet'), ('pot', 'planter'), ('pulli', 'jumper'), ('pullover', 'jumper'),
  ('pullunder', 'slipover'), ('purse', 'wallet'), ('rechen', 'rake'), ('regal', 'shelf'),
  ('reisetagebuch', 'travel journal'), ('reisetasche', 'duffel'), ('reisetasche', 'weekender'), ('rezeptbuch', 'recipe book'),
  ('rock', 'skirt'), ('rollkragen', 'roll neck'), ('rucksack', 'backpack'), ('salatbesteck', 'salad servers'),
  ('salatschussel', 'salad bowl'), ('salzfass', 'salt cellar'), ('schal', 'scarf'), ('schale', 'bowl'),
  ('schaufel', 'spade'), ('schaufel', 'trowel'), ('schlusselanhanger', 'key ring'), ('schmuck', 'jewellery'),
  ('schneidebrett', 'bread board'), ('schneidebrett', 'cheese board'), ('schreibwaren', 'letter set'), ('schreibwaren', 'notebook'),
  ('schurze', 'apron'), ('schussel', 'bowl'), ('secateurs', 'pruning knife'), ('servietten', 'napkins'),
  ('shovel', 'spade'), ('siegelring', 'signet ring'), ('silber', 'silver'), ('skizzenbuch', 'sketchbook'),
  ('socken', 'socks'), ('spaten', 'spade'), ('spiegel', 'mirror'), ('stationery', 'letter set'),
  ('stehlampe', 'floor lamp'), ('strandtasche', 'beach bag'), ('strickjacke', 'cardigan'), ('strumpfe', 'socks'),
  ('sweater', 'jumper'), ('tagebuch', 'diary'), ('tagebuch', 'journal'), ('tasche', 'bag'),
  ('tasche', 'tote'), ('tasse', 'cup'), ('tasse', 'mug'), ('teekanne', 'teapot'),
  ('teller', 'plate'), ('tisch', 'table'), ('tischdecke', 'tablecloth'), ('tischlampe', 'table lamp'),
  ('tote', 'shopper'), ('uhr', 'clock'), ('uhr', 'watch'), ('umhangetasche', 'messenger bag'),
  ('untersetzer', 'coaster'), ('untersetzer', 'trivet'), ('vorhang', 'curtain'), ('wandregal', 'wall shelf'),
  ('wolle', 'wool'), ('zitronenol', 'lemon oil');

-- 2. The rows ---------------------------------------------------------------------------------------------------

CREATE TABLE listed_products (
  product_id uuid NOT NULL CONSTRAINT listed_products_pkey PRIMARY KEY
    REFERENCES products (id) ON DELETE CASCADE ON UPDATE CASCADE,
  vendor_id uuid NOT NULL,
  category_ids uuid[] NOT NULL,
  published_at timestamptz(3) NOT NULL,
  price integer NOT NULL,
  highest_price integer NOT NULL,
  compare_at_price integer,
  currency text NOT NULL,
  rating integer NOT NULL,
  rating_count integer NOT NULL,
  sold integer NOT NULL DEFAULT 0,
  options text[] NOT NULL,
  title tsvector NOT NULL,
  document tsvector NOT NULL
);
CREATE INDEX listed_products_vendor_id_idx ON listed_products (vendor_id);
CREATE INDEX listed_products_category_ids_idx ON listed_products USING gin (category_ids);
CREATE INDEX listed_products_title_idx ON listed_products USING gin (title);
CREATE INDEX listed_products_document_idx ON listed_products USING gin (document);

-- Variants of which nothing is free. Only who crosses that line writes here (a condition on the trigger): stock's counters
-- stay in no index, and a placement that leaves something pays nothing. Rows are a variant's own, under its stock's lock.
CREATE TABLE sold_out_variants (
  variant_id uuid NOT NULL CONSTRAINT sold_out_variants_pkey PRIMARY KEY
    REFERENCES stock (variant_id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_id uuid NOT NULL
);
CREATE INDEX sold_out_variants_product_id_idx ON sold_out_variants (product_id);

-- Published, listed products of approved, listed vendors with a variant on sale, as `listed_products` keeps them. rating:
-- hundredths of a star. options: 'Size:M' of every variant. words: all that they are found by.
CREATE VIEW listable_products AS
SELECT p.id AS product_id, p.vendor_id, COALESCE(c.ids, '{}') AS category_ids, p.published_at,
  v.price, v.highest_price, v.compare_at_price, v.currency, v.options,
  CASE WHEN p.rating_count > 0 THEN 100 * p.rating_sum / p.rating_count ELSE 0 END AS rating, p.rating_count,
  to_tsvector('shop_english', p.title) AS title,
  setweight(to_tsvector('shop_english', p.title), 'A')
    || setweight(to_tsvector('shop_english', ve.name), 'B')
    || setweight(to_tsvector('shop_english', COALESCE(c.names, '')), 'C')
    || setweight(to_tsvector('shop_german', COALESCE(c.german, '')), 'C')
    || setweight(to_tsvector('shop_english', p.description), 'D') AS document,
  concat_ws(' ', p.title, ve.name, c.names, c.german, p.description) AS words
FROM products p
JOIN vendors ve ON ve.id = p.vendor_id AND ve.status = 'approved' AND ve.listed
CROSS JOIN LATERAL (
  SELECT min(v.price) AS price, max(v.price) AS highest_price, min(v.currency) AS currency,
    CASE WHEN count(*) = 1 OR max(v.price) = min(v.price) THEN min(v.compare_at_price) END AS compare_at_price,
    COALESCE((SELECT array_agg(DISTINCT o.key || ':' || o.value)
              FROM variants f, jsonb_each_text(f.options) o
              WHERE f.product_id = p.id AND f.status = 'active'), '{}') AS options
  FROM variants v WHERE v.product_id = p.id AND v.status = 'active' HAVING count(*) > 0
) v
LEFT JOIN LATERAL (
  WITH RECURSIVE up AS (
    SELECT id, parent_id, name FROM categories WHERE id = p.category_id
    UNION SELECT c.id, c.parent_id, c.name FROM categories c JOIN up ON c.id = up.parent_id
  )
  SELECT array_agg(up.id) AS ids, string_agg(up.name, ' ') AS names, string_agg(t.name, ' ') AS german
  FROM up LEFT JOIN category_texts t ON t.category_id = up.id AND t.locale = 'de'
) c ON true
WHERE p.status = 'published' AND p.listed;

-- Makes the rows of these products what they ought to be. Their products are locked first: of two transactions that
-- change parts of one row, the later must see what the earlier one did, or it would put the old part back.
CREATE FUNCTION refresh_listings(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF cardinality(ids) IS NULL OR cardinality(ids) = 0 THEN RETURN; END IF;
  PERFORM FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM listed_products l WHERE l.product_id = ANY (ids)
    AND NOT EXISTS (SELECT FROM listable_products p WHERE p.product_id = l.product_id);
  INSERT INTO listed_products AS l (product_id, vendor_id, category_ids, published_at, price, highest_price,
    compare_at_price, currency, options, rating, rating_count, title, document)
  SELECT product_id, vendor_id, category_ids, published_at, price, highest_price,
    compare_at_price, currency, options, rating, rating_count, title, document
  FROM listable_products WHERE product_id = ANY (ids)
  ON CONFLICT (product_id) DO UPDATE SET vendor_id = EXCLUDED.vendor_id, category_ids = EXCLUDED.category_ids,
    published_at = EXCLUDED.published_at, price = EXCLUDED.price, highest_price = EXCLUDED.highest_price,
    compare_at_price = EXCLUDED.compare_at_price, currency = EXCLUDED.currency, options = EXCLUDED.options,
    rating = EXCLUDED.rating, rating_count = EXCLUDED.rating_count, title = EXCLUDED.title,
    document = EXCLUDED.document;
  INSERT INTO search_words (word)
  SELECT DISTINCT word FROM listable_products p,
    regexp_split_to_table(lower(unaccent(p.words)), '[^[:alnum:]]+') AS word
  WHERE p.product_id = ANY (ids) AND length(word) BETWEEN 3 AND 40 AND word !~ '[0-9]'
  ORDER BY word
  ON CONFLICT DO NOTHING;
END $$;

-- Everything anew: after a bulk load, which has the triggers off.
CREATE FUNCTION rebuild_listings() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM sold_out_variants s USING stock t WHERE t.variant_id = s.variant_id AND t.on_hand > t.reserved;
  INSERT INTO sold_out_variants (variant_id, product_id)
  SELECT s.variant_id, v.product_id FROM stock s JOIN variants v ON v.id = s.variant_id WHERE s.on_hand <= s.reserved
  ON CONFLICT DO NOTHING;
  PERFORM refresh_listings(ARRAY(SELECT id FROM products));
END $$;

-- 3. The triggers -----------------------------------------------------------------------------------------------
-- One call per statement, with the rows that it changed in something that a listing shows.

CREATE FUNCTION list_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refresh_listings(ARRAY(SELECT id FROM after));
  ELSE
    PERFORM refresh_listings(ARRAY(
      SELECT a.id FROM after a JOIN before b USING (id)
      WHERE (a.title, a.description, a.status, a.listed, a.vendor_id, a.category_id, a.published_at, a.rating_count,
             a.rating_sum)
        IS DISTINCT FROM (b.title, b.description, b.status, b.listed, b.vendor_id, b.category_id, b.published_at,
             b.rating_count, b.rating_sum)));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER products_inserted_list AFTER INSERT ON products
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION list_products();
CREATE TRIGGER products_updated_list AFTER UPDATE ON products
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION list_products();

CREATE FUNCTION list_variants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refresh_listings(ARRAY(SELECT DISTINCT product_id FROM after));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM refresh_listings(ARRAY(SELECT DISTINCT product_id FROM before));
  ELSE
    PERFORM refresh_listings(ARRAY(
      SELECT DISTINCT a.product_id FROM after a JOIN before b USING (id)
      WHERE (a.price, a.compare_at_price, a.currency, a.status, a.options)
        IS DISTINCT FROM (b.price, b.compare_at_price, b.currency, b.status, b.options)));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER variants_inserted_list AFTER INSERT ON variants
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION list_variants();
CREATE TRIGGER variants_updated_list AFTER UPDATE ON variants
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION list_variants();
CREATE TRIGGER variants_deleted_list AFTER DELETE ON variants
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION list_variants();

CREATE FUNCTION list_vendors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_listings(ARRAY(
    SELECT p.id FROM products p JOIN after a ON a.id = p.vendor_id JOIN before b ON b.id = a.id
    WHERE (a.name, a.status, a.listed) IS DISTINCT FROM (b.name, b.status, b.listed)));
  RETURN NULL;
END $$;
CREATE TRIGGER vendors_updated_list AFTER UPDATE ON vendors
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION list_vendors();

-- Those below count too: their products stand in every category above.
CREATE FUNCTION refresh_listings_below(categories uuid[]) RETURNS void LANGUAGE sql AS $$
  WITH RECURSIVE below AS (
    SELECT unnest(categories) AS id UNION SELECT c.id FROM categories c JOIN below b ON c.parent_id = b.id
  )
  SELECT refresh_listings(ARRAY(SELECT p.id FROM products p JOIN below ON below.id = p.category_id))
$$;
CREATE FUNCTION list_categories() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_listings_below(ARRAY(
    SELECT a.id FROM after a JOIN before b USING (id) WHERE (a.name, a.parent_id) IS DISTINCT FROM (b.name, b.parent_id)));
  RETURN NULL;
END $$;
CREATE TRIGGER categories_updated_list AFTER UPDATE ON categories
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION list_categories();

CREATE FUNCTION list_category_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM refresh_listings_below(ARRAY(SELECT DISTINCT category_id FROM before));
  ELSE PERFORM refresh_listings_below(ARRAY(SELECT DISTINCT category_id FROM after));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER category_texts_inserted_list AFTER INSERT ON category_texts
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION list_category_texts();
CREATE TRIGGER category_texts_updated_list AFTER UPDATE ON category_texts
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION list_category_texts();
CREATE TRIGGER category_texts_deleted_list AFTER DELETE ON category_texts
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION list_category_texts();

CREATE FUNCTION note_sold_out() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.on_hand <= NEW.reserved THEN
    INSERT INTO sold_out_variants (variant_id, product_id)
    SELECT id, product_id FROM variants WHERE id = NEW.variant_id ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM sold_out_variants WHERE variant_id = NEW.variant_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_inserted_note_sold_out AFTER INSERT ON stock FOR EACH ROW
  WHEN (NEW.on_hand <= NEW.reserved) EXECUTE FUNCTION note_sold_out();
CREATE TRIGGER stock_updated_note_sold_out AFTER UPDATE ON stock FOR EACH ROW
  WHEN ((OLD.on_hand <= OLD.reserved) IS DISTINCT FROM (NEW.on_hand <= NEW.reserved)) EXECUTE FUNCTION note_sold_out();

GRANT SELECT ON listed_products, sold_out_variants, search_words, search_synonyms TO tradehall_app;
GRANT UPDATE (sold) ON listed_products TO tradehall_app;
GRANT INSERT, UPDATE, DELETE ON search_synonyms TO tradehall_app;

SELECT rebuild_listings();
