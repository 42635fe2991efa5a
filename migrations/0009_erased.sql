CREATE TABLE `erased_tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`erased_at` integer NOT NULL
);
--> statement-breakpoint
-- A chat delivers its ticket as often as needed, also after the ticket was erased: then nothing of it is written anew.
CREATE TRIGGER erased_ticket_stays_erased
BEFORE INSERT ON tickets
WHEN EXISTS (SELECT 1 FROM erased_tickets WHERE id = new.id)
BEGIN
	SELECT RAISE(IGNORE);
END;
--> statement-breakpoint
CREATE TRIGGER erased_transcript_stays_erased
BEFORE INSERT ON transcripts
WHEN EXISTS (SELECT 1 FROM erased_tickets WHERE id = new.ticket_id)
BEGIN
	SELECT RAISE(IGNORE);
END;
--> statement-breakpoint
CREATE TRIGGER erased_chat_stays_erased
BEFORE INSERT ON chats
WHEN EXISTS (SELECT 1 FROM erased_tickets WHERE id = new.id)
BEGIN
	SELECT RAISE(IGNORE);
END;
