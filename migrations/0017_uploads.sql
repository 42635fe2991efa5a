CREATE TABLE `uploads` (
	`chat_id` text NOT NULL,
	`file_id` text NOT NULL,
	`is_draft` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`chat_id`, `file_id`)
);
--> statement-breakpoint
CREATE INDEX `uploads_created` ON `uploads` (`created_at`);