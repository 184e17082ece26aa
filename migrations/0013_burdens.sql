CREATE TABLE `burdens` (
	`by` text NOT NULL,
	`jurisdiction` text NOT NULL,
	`key` text NOT NULL,
	`month` text NOT NULL,
	`items` integer DEFAULT 0 NOT NULL,
	`minutes` integer DEFAULT 0 NOT NULL,
	`ledgers` integer DEFAULT 0 NOT NULL,
	`forms` integer DEFAULT 0 NOT NULL,
	`platforms` integer DEFAULT 0 NOT NULL,
	`meetings` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`by`, `jurisdiction`, `key`, `month`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `obligations` ADD `monthly` text;--> statement-breakpoint
ALTER TABLE `obligations` ADD `refusedOn` text;