CREATE TABLE `report_recount` (
	`day` text NOT NULL,
	`department_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`chats` integer DEFAULT 0 NOT NULL,
	`missed` integer DEFAULT 0 NOT NULL,
	`abandoned` integer DEFAULT 0 NOT NULL,
	`wait_ms` integer DEFAULT 0 NOT NULL,
	`replies` integer DEFAULT 0 NOT NULL,
	`first_reply_ms` integer DEFAULT 0 NOT NULL,
	`answered` integer DEFAULT 0 NOT NULL,
	`duration_ms` integer DEFAULT 0 NOT NULL,
	`good` integer DEFAULT 0 NOT NULL,
	`okay` integer DEFAULT 0 NOT NULL,
	`bad` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`day`, `department_id`, `agent_id`)
);
--> statement-breakpoint
CREATE TABLE `report_recounting` (
	`id` integer PRIMARY KEY NOT NULL,
	`up_to` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `tickets` ADD `chat_department_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `chat_owner_id` text;--> statement-breakpoint
CREATE INDEX `tickets_rated` ON `tickets` (`day`,`chat_department_id`,`chat_owner_id`,lower("contact_email"),`rating`) WHERE rating is not null and deleted_at is null;