CREATE TABLE `assignments` (
	`entry` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`jurisdiction` text NOT NULL,
	`organisation` text NOT NULL,
	`status` text NOT NULL,
	`item` text,
	`title` text NOT NULL,
	`fromDay` text NOT NULL,
	`untilDay` text NOT NULL,
	`recordedOn` text NOT NULL,
	`reviewDueOn` text,
	`confirmBy` text,
	`emergencyOrder` text,
	`amendedBy` text,
	`budgetLine` text,
	`amountFen` integer NOT NULL,
	`kind` text NOT NULL,
	`graceDays` integer NOT NULL,
	`requestEntry` integer,
	`payer` text,
	`review` text,
	`closing` text
);
--> statement-breakpoint
CREATE INDEX `assignments_by_organisation` ON `assignments` (`organisation`,`entry`);--> statement-breakpoint
CREATE INDEX `assignments_to_review` ON `assignments` (`reviewDueOn`,`entry`) WHERE status = 'in-review' or (status = 'admitted' and "confirmBy" is not null);--> statement-breakpoint
CREATE INDEX `assignments_by_order` ON `assignments` (`emergencyOrder`) WHERE "emergencyOrder" is not null;--> statement-breakpoint
CREATE TABLE `dues` (
	`organisation` text NOT NULL,
	`dueOn` text NOT NULL,
	`obligation` text NOT NULL,
	PRIMARY KEY(`organisation`, `dueOn`, `obligation`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `obligations` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`assignment` text NOT NULL,
	`position` integer NOT NULL,
	`community` text NOT NULL,
	`organisation` text NOT NULL,
	`jurisdiction` text NOT NULL,
	`kind` text NOT NULL,
	`item` text,
	`title` text NOT NULL,
	`fromDay` text NOT NULL,
	`untilDay` text NOT NULL,
	`standing` text NOT NULL,
	`endedOn` text,
	`confirmBy` text,
	`promises` text NOT NULL,
	`owing` text,
	`lapsing` text
);
--> statement-breakpoint
CREATE INDEX `obligations_by_community` ON `obligations` (`community`,`untilDay`,`organisation`,`owing`);--> statement-breakpoint
CREATE INDEX `obligations_owing` ON `obligations` (`owing`) WHERE owing is not null;--> statement-breakpoint
CREATE INDEX `obligations_lapsing` ON `obligations` (`lapsing`) WHERE lapsing is not null;