-- The tables follow from the log: they are folded anew when the database is opened.
DROP TABLE `assignments`;--> statement-breakpoint
DROP TABLE `commitments`;--> statement-breakpoint
DROP TABLE `obligations`;