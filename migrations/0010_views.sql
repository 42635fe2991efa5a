DROP INDEX `tickets_closed`;--> statement-breakpoint
CREATE INDEX `tickets_by_closed` ON `tickets` (status = 'closed',`number`);--> statement-breakpoint
ALTER TABLE `agents` ADD `seen_number` integer;--> statement-breakpoint
ALTER TABLE `ticket_views` ADD `deleted_at` integer;