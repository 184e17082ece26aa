CREATE TABLE `shared_log` (
	`log` text PRIMARY KEY NOT NULL,
	`beside` integer NOT NULL
);
