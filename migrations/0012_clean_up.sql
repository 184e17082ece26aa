CREATE TABLE `clean_up_lines` (
	`jurisdiction` text NOT NULL,
	`code` text NOT NULL,
	`entry` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`organisation` text,
	`communities` text NOT NULL,
	`disposal` text,
	`into` text,
	`item` text,
	`disposedTo` text,
	`disposedOn` text,
	PRIMARY KEY(`jurisdiction`, `code`)
);
