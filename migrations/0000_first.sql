CREATE TABLE `agents` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`status` text DEFAULT 'offline' NOT NULL,
	`status_at` integer NOT NULL,
	`cap` integer DEFAULT 5 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agents_email_unique` ON `agents` (`email`);--> statement-breakpoint
CREATE TABLE `chats` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`department_id` text NOT NULL,
	`visitor_id` text NOT NULL,
	`owner_id` text,
	`phase` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`latest_timer_at` integer
);
--> statement-breakpoint
CREATE INDEX `chats_by_timer` ON `chats` (`latest_timer_at`) WHERE phase <> 'ended';--> statement-breakpoint
CREATE TABLE `claims` (
	`chat_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`chat_id`, `agent_id`)
);
--> statement-breakpoint
CREATE INDEX `claims_by_agent` ON `claims` (`agent_id`);--> statement-breakpoint
CREATE TABLE `departments` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`chat_enabled` integer DEFAULT true NOT NULL,
	`ring_seconds` integer DEFAULT 60 NOT NULL,
	`silent_warn_minutes` integer,
	`silent_end_minutes` integer,
	`position` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`agent_id` text NOT NULL,
	`department_id` text NOT NULL,
	PRIMARY KEY(`agent_id`, `department_id`)
);
--> statement-breakpoint
CREATE INDEX `memberships_by_department` ON `memberships` (`department_id`,`agent_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`agent_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sites` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`revoked_at` integer,
	`allowed_origins` text DEFAULT '[]' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_key_unique` ON `sites` (`key`);--> statement-breakpoint
CREATE TABLE `sweeps` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`overdue` integer NOT NULL,
	`failed` integer NOT NULL,
	`oldest_outbox_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`resets_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tickets` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`site_id` text NOT NULL,
	`department_id` text NOT NULL,
	`owner_id` text,
	`status` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`question` text NOT NULL,
	`visitor_id` text NOT NULL,
	`contact_name` text NOT NULL,
	`contact_email` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer NOT NULL,
	`wait_ms` integer NOT NULL,
	`first_reply_ms` integer,
	`duration_ms` integer NOT NULL,
	`client` text NOT NULL,
	`people` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_id_unique` ON `tickets` (`id`);--> statement-breakpoint
CREATE INDEX `tickets_by_department` ON `tickets` (`department_id`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_missed` ON `tickets` (`number`) WHERE kind = 'missed';--> statement-breakpoint
CREATE INDEX `tickets_missed_by_department` ON `tickets` (`department_id`,`number`) WHERE kind = 'missed';--> statement-breakpoint
CREATE TABLE `transcripts` (
	`ticket_id` text NOT NULL,
	`part` integer NOT NULL,
	`version` integer NOT NULL,
	`entries` text NOT NULL,
	PRIMARY KEY(`ticket_id`, `part`)
);
