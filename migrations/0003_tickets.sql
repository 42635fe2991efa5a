CREATE TABLE `report_days` (
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
CREATE TABLE `ticket_activity` (
	`ticket_id` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	`agent_id` text NOT NULL,
	`agent_name` text NOT NULL,
	`change` text NOT NULL,
	`cid` text,
	PRIMARY KEY(`ticket_id`, `revision`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_activity_by_cid` ON `ticket_activity` (`ticket_id`,`cid`) WHERE cid is not null;--> statement-breakpoint
CREATE TABLE `ticket_quarters` (
	`quarter` integer PRIMARY KEY NOT NULL,
	`first_number` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticket_views` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`owner_agent_id` text NOT NULL,
	`shared` integer NOT NULL,
	`criteria` text NOT NULL,
	`columns` text NOT NULL,
	`sort` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_views_by_owner` ON `ticket_views` (`owner_agent_id`);--> statement-breakpoint
ALTER TABLE `agents` ADD `default_view` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `channel` text DEFAULT 'chat' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `rating` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `rating_comment` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `rated_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `answers` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `filed_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `day` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `updated_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `tickets_unassigned` ON `tickets` (`number`) WHERE owner_id is null and status <> 'closed';--> statement-breakpoint
CREATE INDEX `tickets_unassigned_by_department` ON `tickets` (`department_id`,`number`) WHERE owner_id is null and status <> 'closed';--> statement-breakpoint
CREATE INDEX `tickets_closed` ON `tickets` (`number`) WHERE status = 'closed';--> statement-breakpoint
CREATE INDEX `tickets_closed_by_department` ON `tickets` (`department_id`,`number`) WHERE status = 'closed';--> statement-breakpoint
CREATE INDEX `tickets_due` ON `tickets` (`due_at`,`number`) WHERE due_at is not null and status <> 'closed';--> statement-breakpoint
CREATE INDEX `tickets_due_by_department` ON `tickets` (`department_id`,`due_at`,`number`) WHERE due_at is not null and status <> 'closed';--> statement-breakpoint
CREATE INDEX `tickets_deleted` ON `tickets` (`deleted_at`) WHERE deleted_at is not null;