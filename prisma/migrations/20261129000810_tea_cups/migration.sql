-- Who looks for a "Tasse" wants to drink from it: egg cups are none.
DELETE FROM search_synonyms WHERE term = 'tasse' AND means = 'cup';
INSERT INTO search_synonyms (term, means) VALUES ('tasse', 'tea cup'), ('tasse', 'espresso cup') ON CONFLICT DO NOTHING;
