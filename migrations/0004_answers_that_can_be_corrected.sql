CREATE TABLE `delivery_answers` (
	`delivery` text NOT NULL,
	`entry` integer NOT NULL,
	`answeredOn` text NOT NULL,
	`status` text NOT NULL,
	`receivedFen` integer,
	`receivedOn` text,
	`note` text,
	PRIMARY KEY(`delivery`, `entry`)
);
--> statement-breakpoint
DROP INDEX `commitments_lapsing`;--> statement-breakpoint
ALTER TABLE `commitments` ADD `owedFen` integer;--> statement-breakpoint
ALTER TABLE `commitments` ADD `reducedOn` text;--> statement-breakpoint
ALTER TABLE `commitments` ADD `released` text;--> statement-breakpoint
CREATE INDEX `commitments_lapsing` ON `commitments` (`lapsesAfter`) WHERE "lapsesAfter" is not null and "amountFen" is not null;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `organisation` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `community` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `receivedFen` integer;--> statement-breakpoint
CREATE INDEX `deliveries_by_community` ON `deliveries` (`community`,`entry`);--> statement-breakpoint
CREATE INDEX `deliveries_by_organisation` ON `deliveries` (`organisation`,`entry`);--> statement-breakpoint
CREATE INDEX `deliveries_awaiting` ON `deliveries` (`entry`) WHERE status = 'delivered';--> statement-breakpoint
UPDATE `deliveries` SET
  `organisation` = coalesce((SELECT `organisation` FROM `obligations` WHERE `obligations`.`id` = `deliveries`.`obligation`), ''),
  `community` = coalesce((SELECT `community` FROM `obligations` WHERE `obligations`.`id` = `deliveries`.`obligation`), ''),
  `receivedFen` = CASE `status` WHEN 'confirmed' THEN `amountFen` WHEN 'disputed' THEN `amountFen` * 0 END;--> statement-breakpoint
INSERT INTO `delivery_answers` (`delivery`, `entry`, `answeredOn`, `status`, `receivedFen`, `receivedOn`, `note`)
  SELECT `d`.`id`, `e`.`index`, `d`.`answeredOn`, `d`.`status`, `d`.`receivedFen`, `d`.`receivedOn`, `d`.`answerNote`
  FROM `entries` `e` JOIN `deliveries` `d` ON `d`.`id` = json_extract(`e`.`body`, '$.delivery')
  WHERE json_extract(`e`.`leaf`, '$.type') IN ('delivery-confirmed', 'delivery-disputed');--> statement-breakpoint
UPDATE `commitments` SET `lapsesAfter` = (SELECT coalesce(`confirmBy`, `untilDay`) FROM `obligations` WHERE `obligations`.`id` = `commitments`.`obligation`)
  WHERE `kind` <> 'funding' AND EXISTS (SELECT 1 FROM `obligations` JOIN `assignments` ON `assignments`.`id` = `obligations`.`assignment`
    WHERE `obligations`.`id` = `commitments`.`obligation` AND `assignments`.`review` IS NULL);
