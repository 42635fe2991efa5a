ALTER TABLE `chats` ADD `is_verified` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `chats_by_visitor` ON `chats` (`visitor_id`,`created_at`) WHERE is_verified = 1;--> statement-breakpoint
ALTER TABLE `sites` ADD `identity_secrets` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `is_verified` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_by_visitor` ON `tickets` (`visitor_id`,`number`) WHERE is_verified = 1;