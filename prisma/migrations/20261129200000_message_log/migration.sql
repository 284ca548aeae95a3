-- The log of messages by template: one that is seldom written is found without reading all the others.
CREATE INDEX notifications_template_id_idx ON notifications (template, id);
