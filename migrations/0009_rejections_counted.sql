CREATE TABLE `rejection_counts` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`month` text NOT NULL,
	`jurisdiction` text NOT NULL,
	`rules` integer DEFAULT 0 NOT NULL,
	`reviewer` integer DEFAULT 0 NOT NULL,
	`community` integer DEFAULT 0 NOT NULL,
	`advisory` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`kind`, `key`, `month`, `jurisdiction`)
) WITHOUT ROWID;
