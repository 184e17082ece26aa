CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`entry` integer NOT NULL,
	`obligation` text NOT NULL,
	`commitment` text NOT NULL,
	`delivered_on` text NOT NULL,
	`amount_fen` integer,
	`voucher` text,
	`note` text,
	`over_fen` integer,
	`status` text NOT NULL,
	`received_on` text,
	`answered_on` text,
	`answer_note` text
);
--> statement-breakpoint
CREATE INDEX `deliveries_by_obligation` ON `deliveries` (`obligation`,`entry`);--> statement-breakpoint
CREATE TABLE `obligation_events` (
	`obligation` text NOT NULL,
	`entry` integer NOT NULL,
	`day` text NOT NULL,
	`event` text NOT NULL,
	`reason` text,
	PRIMARY KEY(`obligation`, `entry`)
);
--> statement-breakpoint
ALTER TABLE `assignments` ADD `review` text;--> statement-breakpoint
ALTER TABLE `commitments` ADD `dropped_on` text;--> statement-breakpoint
CREATE INDEX `commitments_by_organisation` ON `commitments` (`organisation`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `commitments_by_day` ON `commitments` (`due_on`,`id`);