CREATE TABLE `access_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`role` text NOT NULL,
	`organisation` text,
	`community` text,
	`jurisdiction` text,
	`label` text,
	`created_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_keys_digest_unique` ON `access_keys` (`digest`);--> statement-breakpoint
CREATE TABLE `assignment_entries` (
	`assignment` text NOT NULL,
	`entry` integer NOT NULL,
	PRIMARY KEY(`assignment`, `entry`)
);
--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`entry` integer NOT NULL,
	`jurisdiction` text NOT NULL,
	`organisation` text NOT NULL,
	`status` text NOT NULL,
	`item` text,
	`title` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`recorded_on` text NOT NULL,
	`review_due_on` text,
	`budget_line` text,
	`amount_fen` integer NOT NULL,
	`kind` text NOT NULL,
	`grace_days` integer NOT NULL,
	`request` text NOT NULL,
	`decision` text NOT NULL,
	`review` text,
	`closing` text
);
--> statement-breakpoint
CREATE INDEX `assignments_by_entry` ON `assignments` (`entry`);--> statement-breakpoint
CREATE INDEX `assignments_by_organisation` ON `assignments` (`organisation`,`entry`);--> statement-breakpoint
CREATE INDEX `assignments_in_review` ON `assignments` (`review_due_on`,`entry`) WHERE status = 'in-review';--> statement-breakpoint
CREATE TABLE `budget_lines` (
	`code` text PRIMARY KEY NOT NULL,
	`organisation` text NOT NULL,
	`year` integer NOT NULL,
	`total_fen` integer NOT NULL,
	`document` text NOT NULL,
	`committed_fen` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `budget_lines_by_organisation` ON `budget_lines` (`organisation`,`code`);--> statement-breakpoint
CREATE TABLE `commitments` (
	`id` text PRIMARY KEY NOT NULL,
	`obligation` text NOT NULL,
	`position` integer NOT NULL,
	`organisation` text NOT NULL,
	`community` text NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`due_on` text NOT NULL,
	`overdue_from` text NOT NULL,
	`amount_fen` integer,
	`confirmed_fen` integer NOT NULL,
	`standing` text NOT NULL,
	`met_on` text,
	`dropped_on` text
);
--> statement-breakpoint
CREATE INDEX `commitments_by_obligation` ON `commitments` (`obligation`,`position`);--> statement-breakpoint
CREATE INDEX `commitments_by_organisation` ON `commitments` (`organisation`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `commitments_by_day` ON `commitments` (`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `commitments_open` ON `commitments` (`organisation`,`community`,`overdue_from`) WHERE standing = 'open';--> statement-breakpoint
CREATE TABLE `communities` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`jurisdiction` text NOT NULL,
	`street` text NOT NULL,
	`households` integer NOT NULL,
	`residents` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `communities_by_jurisdiction` ON `communities` (`jurisdiction`,`code`);--> statement-breakpoint
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
CREATE TABLE `drafts` (
	`jurisdiction` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`edited_by` text NOT NULL,
	`edited_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `editions` (
	`jurisdiction` text NOT NULL,
	`number` integer NOT NULL,
	`effective_from` text NOT NULL,
	`hash` text NOT NULL,
	`title` text NOT NULL,
	`document` text NOT NULL,
	`published_at` text NOT NULL,
	`published_by` text NOT NULL,
	`entry` integer NOT NULL,
	PRIMARY KEY(`jurisdiction`, `number`)
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`idx` integer PRIMARY KEY NOT NULL,
	`leaf` text NOT NULL,
	`leaf_hash` text NOT NULL,
	`salt` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `obligation_events` (
	`obligation` text NOT NULL,
	`entry` integer NOT NULL,
	`day` text NOT NULL,
	`event` text NOT NULL,
	`reason` text,
	PRIMARY KEY(`obligation`, `entry`)
);
--> statement-breakpoint
CREATE TABLE `obligations` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment` text NOT NULL,
	`position` integer NOT NULL,
	`community` text NOT NULL,
	`organisation` text NOT NULL,
	`jurisdiction` text NOT NULL,
	`kind` text NOT NULL,
	`item` text,
	`title` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`standing` text NOT NULL,
	`ended_on` text
);
--> statement-breakpoint
CREATE INDEX `obligations_by_assignment` ON `obligations` (`assignment`,`position`);--> statement-breakpoint
CREATE INDEX `obligations_open` ON `obligations` (`community`,`item`,`until_day`) WHERE ended_on is null;--> statement-breakpoint
CREATE INDEX `obligations_by_community` ON `obligations` (`community`,`until_day`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`jurisdiction` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `organisations_by_jurisdiction` ON `organisations` (`jurisdiction`,`code`);--> statement-breakpoint
CREATE TABLE `rejection_communities` (
	`community` text NOT NULL,
	`entry` integer NOT NULL,
	PRIMARY KEY(`community`, `entry`)
);
--> statement-breakpoint
CREATE TABLE `rejection_rules` (
	`rule` text NOT NULL,
	`entry` integer NOT NULL,
	PRIMARY KEY(`rule`, `entry`)
);
--> statement-breakpoint
CREATE TABLE `rejections` (
	`entry` integer PRIMARY KEY NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_on` text NOT NULL,
	`jurisdiction` text NOT NULL,
	`by` text NOT NULL,
	`ground` text,
	`advisory` integer NOT NULL,
	`organisation` text,
	`item` text,
	`assignment` text
);
--> statement-breakpoint
CREATE INDEX `rejections_by_jurisdiction` ON `rejections` (`jurisdiction`,`entry`);--> statement-breakpoint
CREATE INDEX `rejections_by_organisation` ON `rejections` (`organisation`,`entry`);--> statement-breakpoint
CREATE INDEX `rejections_by_item` ON `rejections` (`item`,`entry`);--> statement-breakpoint
CREATE INDEX `rejections_by_advisory` ON `rejections` (`advisory`,`entry`);--> statement-breakpoint
CREATE INDEX `rejections_by_people` ON `rejections` (`by`,`entry`) WHERE "by" <> 'rules';--> statement-breakpoint
CREATE INDEX `rejections_by_ground` ON `rejections` (`ground`,`entry`) WHERE ground is not null;--> statement-breakpoint
CREATE TABLE `repeats` (
	`caller` text NOT NULL,
	`key` text NOT NULL,
	`digest` text NOT NULL,
	`answer` text NOT NULL,
	`kept_until` integer NOT NULL,
	PRIMARY KEY(`caller`, `key`)
);
--> statement-breakpoint
CREATE INDEX `repeats_by_age` ON `repeats` (`kept_until`);--> statement-breakpoint
CREATE TABLE `tree_nodes` (
	`position` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL
);
