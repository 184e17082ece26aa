CREATE TABLE `assignment_entries` (
	`assignment` text NOT NULL,
	`entry` integer NOT NULL,
	PRIMARY KEY(`assignment`, `entry`)
);
--> statement-breakpoint
DROP INDEX `rejections_by_day`;--> statement-breakpoint
DROP INDEX `rejections_by_by`;--> statement-breakpoint
CREATE INDEX `rejections_by_jurisdiction` ON `rejections` (`jurisdiction`,`entry`);--> statement-breakpoint
CREATE INDEX `rejections_by_advisory` ON `rejections` (`advisory`,`entry`);--> statement-breakpoint
CREATE INDEX `rejections_by_people` ON `rejections` (`by`,`entry`) WHERE "by" <> 'rules';--> statement-breakpoint
CREATE INDEX `rejections_by_ground` ON `rejections` (`ground`,`entry`) WHERE ground is not null;