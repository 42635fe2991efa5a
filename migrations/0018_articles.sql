CREATE TABLE `article_votes` (
	`article_id` text NOT NULL,
	`voter` text NOT NULL,
	`helped` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `voter`)
);
--> statement-breakpoint
CREATE TABLE `articles` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`site_id` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`published` integer DEFAULT true NOT NULL,
	`helped` integer DEFAULT 0 NOT NULL,
	`not_helped` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_id_unique` ON `articles` (`id`);--> statement-breakpoint
CREATE INDEX `articles_by_site` ON `articles` (`site_id`,`position`);
--> statement-breakpoint
-- The search's index, by the article's number. Only terms, which the Worker makes (src/db/articles.ts), as for tickets.
CREATE VIRTUAL TABLE article_search USING fts5(
	title,
	words,
	marks,
	content = '',
	contentless_delete = 1,
	tokenize = 'ascii'
);
--> statement-breakpoint
CREATE TRIGGER article_forgotten
AFTER DELETE ON articles
BEGIN
	DELETE FROM article_search WHERE rowid = old.number;
	DELETE FROM article_votes WHERE article_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER article_vote_counts
AFTER INSERT ON article_votes
BEGIN
	UPDATE articles SET helped = helped + new.helped, not_helped = not_helped + 1 - new.helped WHERE id = new.article_id;
END;
--> statement-breakpoint
CREATE TRIGGER article_vote_turns
AFTER UPDATE OF helped ON article_votes
WHEN new.helped <> old.helped
BEGIN
	UPDATE articles SET helped = helped + new.helped - old.helped, not_helped = not_helped + old.helped - new.helped WHERE id = new.article_id;
END;
