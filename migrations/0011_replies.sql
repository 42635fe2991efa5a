CREATE TABLE `ticket_chats` (
	`chat_id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`people` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_chats_by_ticket` ON `ticket_chats` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `ticket_emails` (
	`ticket_id` text NOT NULL,
	`revision` integer NOT NULL,
	`to_email` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer,
	PRIMARY KEY(`ticket_id`, `revision`)
);
--> statement-breakpoint
CREATE INDEX `ticket_emails_due` ON `ticket_emails` (`next_try_at`) WHERE next_try_at is not null;--> statement-breakpoint
ALTER TABLE `chats` ADD `answers` text;--> statement-breakpoint
CREATE INDEX `chats_answering` ON `chats` (`answers`) WHERE answers is not null and phase <> 'ended';
--> statement-breakpoint
CREATE TRIGGER search_follows_replies
AFTER INSERT ON ticket_activity
WHEN json_extract(new.change, '$.reply') IS NOT NULL
BEGIN
	INSERT INTO search_stale (number, times) SELECT number, 1 FROM tickets WHERE id = new.ticket_id
	ON CONFLICT (number) DO UPDATE SET times = times + 1;
END;
--> statement-breakpoint
CREATE TRIGGER search_follows_answers
AFTER INSERT ON ticket_chats
BEGIN
	INSERT INTO search_stale (number, times) SELECT number, 1 FROM tickets WHERE id = new.ticket_id
	ON CONFLICT (number) DO UPDATE SET times = times + 1;
END;
--> statement-breakpoint
CREATE TRIGGER search_follows_longer_answers
AFTER UPDATE OF version ON ticket_chats
WHEN new.version <> old.version
BEGIN
	INSERT INTO search_stale (number, times) SELECT number, 1 FROM tickets WHERE id = new.ticket_id
	ON CONFLICT (number) DO UPDATE SET times = times + 1;
END;
--> statement-breakpoint
-- A chat delivers its lines as often as needed, also after the ticket that it answered was erased.
CREATE TRIGGER erased_answer_stays_erased
BEFORE INSERT ON ticket_chats
WHEN EXISTS (SELECT 1 FROM erased_tickets WHERE id = new.chat_id)
BEGIN
	SELECT RAISE(IGNORE);
END;
