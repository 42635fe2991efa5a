ALTER TABLE `agents` ADD `ringtone` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `agents` ADD `send_on_enter` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `agents` ADD `ignored_offers` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `agents` ADD `ignored_offer_id` text;--> statement-breakpoint
ALTER TABLE `agents` ADD `set_offline_at` integer;--> statement-breakpoint
ALTER TABLE `chats` ADD `ringing_department_id` text;--> statement-breakpoint
ALTER TABLE `chats` ADD `visitor_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `chats` ADD `question` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `departments` ADD `routing` text DEFAULT 'ring_all' NOT NULL;--> statement-breakpoint
ALTER TABLE `departments` ADD `turn_seconds` integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE `departments` ADD `overflow_id` text;--> statement-breakpoint
ALTER TABLE `departments` ADD `timezone` text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE `departments` ADD `hours` text;--> statement-breakpoint
ALTER TABLE `departments` ADD `holidays` text DEFAULT '[]' NOT NULL;