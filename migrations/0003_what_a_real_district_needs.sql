DROP INDEX `assignments_in_review`;--> statement-breakpoint
ALTER TABLE `assignments` ADD `confirmBy` text;--> statement-breakpoint
ALTER TABLE `assignments` ADD `emergencyOrder` text;--> statement-breakpoint
ALTER TABLE `assignments` ADD `amendedBy` text;--> statement-breakpoint
CREATE INDEX `assignments_to_review` ON `assignments` (`reviewDueOn`,`entry`) WHERE status = 'in-review' or (status = 'admitted' and "confirmBy" is not null);--> statement-breakpoint
CREATE INDEX `assignments_by_order` ON `assignments` (`emergencyOrder`) WHERE "emergencyOrder" is not null;--> statement-breakpoint
ALTER TABLE `budget_lines` ADD `provisional` integer;--> statement-breakpoint
ALTER TABLE `communities` ADD `staff` integer;--> statement-breakpoint
ALTER TABLE `communities` ADD `grids` integer;--> statement-breakpoint
ALTER TABLE `organisations` ADD `partOf` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `creditCode` text;--> statement-breakpoint
ALTER TABLE `commitments` ADD `owedFrom` text;--> statement-breakpoint
ALTER TABLE `commitments` ADD `lapsesAfter` text;--> statement-breakpoint
CREATE INDEX `commitments_lapsing` ON `commitments` (`lapsesAfter`) WHERE "lapsesAfter" is not null;--> statement-breakpoint
ALTER TABLE `obligations` ADD `confirmBy` text;