CREATE TABLE `__new_budget_lines` (
	`jurisdiction` text NOT NULL,
	`code` text NOT NULL,
	`organisation` text NOT NULL,
	`year` integer NOT NULL,
	`totalFen` integer NOT NULL,
	`document` text NOT NULL,
	`committedFen` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`jurisdiction`, `code`)
);
--> statement-breakpoint
INSERT INTO `__new_budget_lines`("jurisdiction", "code", "organisation", "year", "totalFen", "document", "committedFen") SELECT coalesce((SELECT `jurisdiction` FROM `organisations` WHERE `organisations`.`code` = `budget_lines`.`organisation`), ''), "code", "organisation", "year", "totalFen", "document", "committedFen" FROM `budget_lines`;--> statement-breakpoint
DROP TABLE `budget_lines`;--> statement-breakpoint
ALTER TABLE `__new_budget_lines` RENAME TO `budget_lines`;--> statement-breakpoint
CREATE INDEX `budget_lines_by_organisation` ON `budget_lines` (`organisation`,`jurisdiction`,`code`);--> statement-breakpoint
CREATE INDEX `budget_lines_by_code` ON `budget_lines` (`code`);