CREATE TABLE `expenditures` (
	`id` text PRIMARY KEY NOT NULL,
	`entry` integer NOT NULL,
	`obligation` text NOT NULL,
	`community` text NOT NULL,
	`organisation` text NOT NULL,
	`jurisdiction` text NOT NULL,
	`title` text NOT NULL,
	`spentOn` text NOT NULL,
	`amountFen` integer NOT NULL,
	`purpose` text NOT NULL,
	`voucher` text,
	`recordedOn` text NOT NULL,
	`corrects` text,
	`reason` text,
	`correctedBy` text
);
--> statement-breakpoint
CREATE INDEX `expenditures_by_obligation` ON `expenditures` (`obligation`,`entry`);--> statement-breakpoint
CREATE INDEX `expenditures_by_community` ON `expenditures` (`community`,`spentOn`);--> statement-breakpoint
CREATE INDEX `expenditures_by_entry` ON `expenditures` (`entry`);--> statement-breakpoint
CREATE INDEX `expenditures_by_organisation` ON `expenditures` (`organisation`,`entry`);