CREATE TABLE `file_erasures` (
	`chat_id` text PRIMARY KEY NOT NULL
);
