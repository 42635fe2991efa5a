DROP INDEX `tickets_by_owner`;--> statement-breakpoint
CREATE INDEX `tickets_by_owner` ON `tickets` (`owner_id`,status = 'closed',`number`) WHERE owner_id is not null;