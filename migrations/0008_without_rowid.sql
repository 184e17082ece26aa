-- One tree each instead of two: what has a key of several columns is kept in its order. Folded anew, as above.
DROP TABLE `assignment_entries`;--> statement-breakpoint
CREATE TABLE `assignment_entries` (`assignment` text NOT NULL, `entry` integer NOT NULL, PRIMARY KEY(`assignment`, `entry`)) WITHOUT ROWID;--> statement-breakpoint
DROP TABLE `obligation_events`;--> statement-breakpoint
CREATE TABLE `obligation_events` (`obligation` text NOT NULL, `entry` integer NOT NULL, `day` text NOT NULL, `event` text NOT NULL, `reason` text, PRIMARY KEY(`obligation`, `entry`)) WITHOUT ROWID;--> statement-breakpoint
DROP TABLE `delivery_answers`;--> statement-breakpoint
CREATE TABLE `delivery_answers` (`delivery` text NOT NULL, `entry` integer NOT NULL, `answeredOn` text NOT NULL, `status` text NOT NULL, `receivedFen` integer, `receivedOn` text, `note` text, PRIMARY KEY(`delivery`, `entry`)) WITHOUT ROWID;--> statement-breakpoint
DROP TABLE `rejection_rules`;--> statement-breakpoint
CREATE TABLE `rejection_rules` (`rule` text NOT NULL, `entry` integer NOT NULL, PRIMARY KEY(`rule`, `entry`)) WITHOUT ROWID;--> statement-breakpoint
DROP TABLE `rejection_communities`;--> statement-breakpoint
CREATE TABLE `rejection_communities` (`community` text NOT NULL, `entry` integer NOT NULL, PRIMARY KEY(`community`, `entry`)) WITHOUT ROWID;
