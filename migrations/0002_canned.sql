CREATE TABLE `canned_history` (
	`message_id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`shortcut` text NOT NULL,
	`text` text NOT NULL,
	`category_id` text,
	`department_ids` text,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`message_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `canned_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`shortcut` text NOT NULL,
	`text` text NOT NULL,
	`category_id` text,
	`owner_agent_id` text,
	`department_ids` text,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `canned_stamp` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `canned_uses` (
	`agent_id` text NOT NULL,
	`message_id` text NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`agent_id`, `message_id`)
);
--> statement-breakpoint
CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_by_name` ON `categories` (lower("name"));--> statement-breakpoint
CREATE INDEX `tickets_by_email` ON `tickets` (lower("contact_email"),`number`) WHERE contact_email is not null;--> statement-breakpoint
CREATE INDEX `tickets_by_owner` ON `tickets` (`owner_id`,`number`) WHERE owner_id is not null;