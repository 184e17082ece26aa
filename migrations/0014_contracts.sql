CREATE TABLE `contracts` (
	`jurisdiction` text NOT NULL,
	`code` text NOT NULL,
	`entry` integer NOT NULL,
	`provider` text NOT NULL,
	`items` text NOT NULL,
	`communities` text NOT NULL,
	`fromDay` text NOT NULL,
	`untilDay` text NOT NULL,
	`priceFen` integer NOT NULL,
	`instalments` text NOT NULL,
	`payer` text NOT NULL,
	`document` text NOT NULL,
	`endedOn` text,
	`reason` text,
	PRIMARY KEY(`jurisdiction`, `code`)
);
--> statement-breakpoint
CREATE TABLE `outlets` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`community` text NOT NULL,
	`operator` text NOT NULL,
	`jurisdiction` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outlets_by_jurisdiction` ON `outlets` (`jurisdiction`,`code`);--> statement-breakpoint
CREATE INDEX `outlets_by_community` ON `outlets` (`community`,`code`);--> statement-breakpoint
CREATE TABLE `providers` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`creditCode` text NOT NULL,
	`kind` text NOT NULL,
	`jurisdiction` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `providers_by_jurisdiction` ON `providers` (`jurisdiction`,`code`);--> statement-breakpoint
ALTER TABLE `obligations` ADD `contract` text;--> statement-breakpoint
CREATE INDEX `obligations_by_contract` ON `obligations` (`contract`) WHERE contract is not null;