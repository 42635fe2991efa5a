ALTER TABLE `sites` ADD `settings` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `sites` ADD `version` integer DEFAULT 1 NOT NULL;