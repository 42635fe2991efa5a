-- The search's index, by the ticket's number. It keeps no text, only terms, which the Worker makes (src/domain/search-text.ts):
-- `ascii` splits them at spaces and leaves every other character as it is.
CREATE VIRTUAL TABLE ticket_search USING fts5(
	subject,
	contact,
	notes,
	transcript,
	marks,
	content = '',
	contentless_delete = 1,
	tokenize = 'ascii'
);
--> statement-breakpoint
-- One row. Tickets up to `indexed_to` are in the index; while it is made anew, those up to `rebuilt_to` have been done.
CREATE TABLE search_progress (
	id integer PRIMARY KEY CHECK (id = 1),
	indexed_to integer NOT NULL,
	rebuilt_to integer
);
--> statement-breakpoint
INSERT INTO search_progress (id, indexed_to) VALUES (1, 0);
--> statement-breakpoint
-- Tickets that have changed since they were looked at; `times` tells a change that came in between.
CREATE TABLE search_stale (
	number integer PRIMARY KEY,
	times integer NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER search_follows_ticket
AFTER UPDATE OF version, department_id, contact_name, contact_email ON tickets
WHEN new.version <> old.version OR new.department_id <> old.department_id
	OR new.contact_name <> old.contact_name OR new.contact_email IS NOT old.contact_email
BEGIN
	INSERT INTO search_stale (number, times) VALUES (new.number, 1)
	ON CONFLICT (number) DO UPDATE SET times = times + 1;
END;
--> statement-breakpoint
CREATE TRIGGER search_follows_notes
AFTER INSERT ON ticket_activity
WHEN json_extract(new.change, '$.note') IS NOT NULL
BEGIN
	INSERT INTO search_stale (number, times) SELECT number, 1 FROM tickets WHERE id = new.ticket_id
	ON CONFLICT (number) DO UPDATE SET times = times + 1;
END;
--> statement-breakpoint
-- What is erased is found no more from that moment on.
CREATE TRIGGER search_forgets_ticket
AFTER DELETE ON tickets
BEGIN
	DELETE FROM ticket_search WHERE rowid = old.number;
	DELETE FROM search_stale WHERE number = old.number;
END;
