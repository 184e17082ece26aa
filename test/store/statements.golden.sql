-- Made by test/store/statements.test.ts; see there.

begin immediate;

commit;

delete
  from drafts
  where jurisdiction = ?;
--   SEARCH drafts USING INDEX sqlite_autoindex_drafts_1 (jurisdiction=?)

delete
  from repeats
  where caller = @caller and key = @key;
--   SEARCH repeats USING INDEX sqlite_autoindex_repeats_1 (caller=? AND key=?)

delete
  from repeats
  where rowid in (select rowid
  from repeats
  where keptUntil <= @now
  order by keptUntil
  limit 10);
--   SEARCH repeats USING INTEGER PRIMARY KEY (rowid=?)
--   LIST SUBQUERY 1
--   SEARCH repeats USING COVERING INDEX repeats_by_age (keptUntil<?)

insert into "access_keys" ("id", "digest", "role", "organisation", "community", "jurisdiction", "label", "createdAt", "revokedAt")
  values (@id, @digest, @role, @organisation, @community, @jurisdiction, @label, @createdAt, null);

insert into "assignment_entries" ("assignment", "entry")
  values (?, ?)
  on conflict ("assignment", "entry") do nothing;

insert into "assignments" ("id", "entry", "jurisdiction", "organisation", "status", "item", "title", "fromDay", "untilDay", "recordedOn", "reviewDueOn", "confirmBy", "emergencyOrder", "amendedBy", "budgetLine", "amountFen", "kind", "graceDays", "requestEntry", "payer", "review", "closing")
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict ("entry") do update
  set "id" = excluded."id", "jurisdiction" = excluded."jurisdiction", "organisation" = excluded."organisation", "status" = excluded."status", "item" = excluded."item", "title" = excluded."title", "fromDay" = excluded."fromDay", "untilDay" = excluded."untilDay", "recordedOn" = excluded."recordedOn", "reviewDueOn" = excluded."reviewDueOn", "confirmBy" = excluded."confirmBy", "emergencyOrder" = excluded."emergencyOrder", "amendedBy" = excluded."amendedBy", "budgetLine" = excluded."budgetLine", "amountFen" = excluded."amountFen", "kind" = excluded."kind", "graceDays" = excluded."graceDays", "requestEntry" = excluded."requestEntry", "payer" = excluded."payer", "review" = excluded."review", "closing" = excluded."closing";

insert into "budget_lines" ("code", "document", "organisation", "totalFen", "year", "jurisdiction", "provisional")
  values (?, ?, ?, ?, ?, ?, ?)
  on conflict ("jurisdiction", "code") do update
  set "document" = excluded."document", "organisation" = excluded."organisation", "totalFen" = excluded."totalFen", "year" = excluded."year", "provisional" = excluded."provisional";

insert into "budget_lines" ("code", "organisation", "totalFen", "document", "year", "jurisdiction", "provisional")
  values (?, ?, ?, ?, ?, ?, ?)
  on conflict ("jurisdiction", "code") do update
  set "organisation" = excluded."organisation", "totalFen" = excluded."totalFen", "document" = excluded."document", "year" = excluded."year", "provisional" = excluded."provisional";

insert into "communities" ("code", "households", "jurisdiction", "name", "residents", "street", "staff", "grids")
  values (?, ?, ?, ?, ?, ?, ?, ?)
  on conflict ("code") do update
  set "households" = excluded."households", "jurisdiction" = excluded."jurisdiction", "name" = excluded."name", "residents" = excluded."residents", "street" = excluded."street", "staff" = excluded."staff", "grids" = excluded."grids";

insert into "communities" ("code", "name", "jurisdiction", "street", "households", "residents", "staff", "grids")
  values (?, ?, ?, ?, ?, ?, ?, ?)
  on conflict ("code") do update
  set "name" = excluded."name", "jurisdiction" = excluded."jurisdiction", "street" = excluded."street", "households" = excluded."households", "residents" = excluded."residents", "staff" = excluded."staff", "grids" = excluded."grids";

insert into "deliveries" ("id", "entry", "obligation", "commitment", "deliveredOn", "amountFen", "voucher", "note", "overFen", "organisation", "community", "status", "receivedFen", "receivedOn", "answeredOn", "answerNote")
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict ("id") do update
  set "entry" = excluded."entry", "obligation" = excluded."obligation", "commitment" = excluded."commitment", "deliveredOn" = excluded."deliveredOn", "amountFen" = excluded."amountFen", "voucher" = excluded."voucher", "note" = excluded."note", "overFen" = excluded."overFen", "organisation" = excluded."organisation", "community" = excluded."community", "status" = excluded."status", "receivedFen" = excluded."receivedFen", "receivedOn" = excluded."receivedOn", "answeredOn" = excluded."answeredOn", "answerNote" = excluded."answerNote";

insert into "delivery_answers" ("delivery", "entry", "answeredOn", "status", "receivedFen", "receivedOn", "note")
  values (?, ?, ?, ?, ?, ?, ?)
  on conflict ("delivery", "entry") do update
  set "answeredOn" = excluded."answeredOn", "status" = excluded."status", "receivedFen" = excluded."receivedFen", "receivedOn" = excluded."receivedOn", "note" = excluded."note";

insert into "drafts" ("jurisdiction", "version", "document", "editedBy", "editedAt")
  values (?, ?, ?, ?, ?)
  on conflict ("jurisdiction") do update
  set "version" = excluded."version", "document" = excluded."document", "editedBy" = excluded."editedBy", "editedAt" = excluded."editedAt";

insert into "dues" ("organisation", "dueOn", "obligation")
  values (?, ?, ?)
  on conflict ("organisation", "dueOn", "obligation") do nothing;

insert into "editions" ("effectiveFrom", "hash", "jurisdiction", "number", "title", "document", "publishedAt", "publishedBy", "entry")
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict ("jurisdiction", "number") do update
  set "effectiveFrom" = excluded."effectiveFrom", "hash" = excluded."hash", "title" = excluded."title", "document" = excluded."document", "publishedAt" = excluded."publishedAt", "publishedBy" = excluded."publishedBy", "entry" = excluded."entry";

insert into "editions" ("jurisdiction", "number", "effectiveFrom", "hash", "title", "document", "publishedAt", "publishedBy", "entry")
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict ("jurisdiction", "number") do update
  set "effectiveFrom" = excluded."effectiveFrom", "hash" = excluded."hash", "title" = excluded."title", "document" = excluded."document", "publishedAt" = excluded."publishedAt", "publishedBy" = excluded."publishedBy", "entry" = excluded."entry";

insert into "entries" ("index", "leaf", "leafHash", "salt", "body")
  values (@index, @leaf, @leafHash, @salt, @body);

insert into "expenditures" ("id", "entry", "obligation", "community", "organisation", "jurisdiction", "title", "spentOn", "amountFen", "purpose", "voucher", "recordedOn", "corrects", "reason", "correctedBy")
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict ("id") do update
  set "entry" = excluded."entry", "obligation" = excluded."obligation", "community" = excluded."community", "organisation" = excluded."organisation", "jurisdiction" = excluded."jurisdiction", "title" = excluded."title", "spentOn" = excluded."spentOn", "amountFen" = excluded."amountFen", "purpose" = excluded."purpose", "voucher" = excluded."voucher", "recordedOn" = excluded."recordedOn", "corrects" = excluded."corrects", "reason" = excluded."reason", "correctedBy" = excluded."correctedBy";

insert into "obligation_events" ("obligation", "entry", "day", "event", "reason")
  values (?, ?, ?, ?, ?)
  on conflict ("obligation", "entry") do update
  set "day" = excluded."day", "event" = excluded."event", "reason" = excluded."reason";

insert into "obligations" ("key", "id", "assignment", "position", "community", "organisation", "jurisdiction", "kind", "item", "title", "fromDay", "untilDay", "standing", "endedOn", "confirmBy", "contract", "monthly", "refusedOn", "promises", "owing", "lapsing")
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict ("key") do update
  set "id" = excluded."id", "assignment" = excluded."assignment", "position" = excluded."position", "community" = excluded."community", "organisation" = excluded."organisation", "jurisdiction" = excluded."jurisdiction", "kind" = excluded."kind", "item" = excluded."item", "title" = excluded."title", "fromDay" = excluded."fromDay", "untilDay" = excluded."untilDay", "standing" = excluded."standing", "endedOn" = excluded."endedOn", "confirmBy" = excluded."confirmBy", "contract" = excluded."contract", "monthly" = excluded."monthly", "refusedOn" = excluded."refusedOn", "promises" = excluded."promises", "owing" = excluded."owing", "lapsing" = excluded."lapsing";

insert into "organisations" ("code", "jurisdiction", "kind", "name", "partOf", "creditCode")
  values (?, ?, ?, ?, ?, ?)
  on conflict ("code") do update
  set "jurisdiction" = excluded."jurisdiction", "kind" = excluded."kind", "name" = excluded."name", "partOf" = excluded."partOf", "creditCode" = excluded."creditCode";

insert into "organisations" ("code", "name", "kind", "jurisdiction", "partOf", "creditCode")
  values (?, ?, ?, ?, ?, ?)
  on conflict ("code") do update
  set "name" = excluded."name", "kind" = excluded."kind", "jurisdiction" = excluded."jurisdiction", "partOf" = excluded."partOf", "creditCode" = excluded."creditCode";

insert into "rejection_communities" ("community", "entry")
  values (?, ?)
  on conflict ("community", "entry") do nothing;

insert into "rejection_counts" ("community", "kind", "key", "month", "jurisdiction")
  values (?, ?, ?, ?, ?)
  on conflict ("kind", "key", "month", "jurisdiction") do update
  set "community" = "community" + excluded."community";

insert into "rejection_counts" ("reviewer", "kind", "key", "month", "jurisdiction")
  values (?, ?, ?, ?, ?)
  on conflict ("kind", "key", "month", "jurisdiction") do update
  set "reviewer" = "reviewer" + excluded."reviewer";

insert into "rejection_counts" ("rules", "advisory", "kind", "key", "month", "jurisdiction")
  values (?, ?, ?, ?, ?, ?)
  on conflict ("kind", "key", "month", "jurisdiction") do update
  set "rules" = "rules" + excluded."rules", "advisory" = "advisory" + excluded."advisory";

insert into "rejection_counts" ("rules", "kind", "key", "month", "jurisdiction")
  values (?, ?, ?, ?, ?)
  on conflict ("kind", "key", "month", "jurisdiction") do update
  set "rules" = "rules" + excluded."rules";

insert into "rejection_rules" ("rule", "entry")
  values (?, ?)
  on conflict ("rule", "entry") do nothing;

insert into "rejections" ("entry", "recordedAt", "recordedOn", "jurisdiction", "by", "ground", "advisory", "organisation", "item", "assignment")
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict ("entry") do update
  set "recordedAt" = excluded."recordedAt", "recordedOn" = excluded."recordedOn", "jurisdiction" = excluded."jurisdiction", "by" = excluded."by", "ground" = excluded."ground", "advisory" = excluded."advisory", "organisation" = excluded."organisation", "item" = excluded."item", "assignment" = excluded."assignment";

insert into "tree_nodes" ("position", "hash")
  values (@position, @hash);

insert into burdens ("by", jurisdiction, "key", month, items, minutes, ledgers, forms, platforms, meetings)
  values (@by, @jurisdiction, @key, @month, @items, @minutes, @ledgers, @forms, @platforms, @meetings)
  on conflict ("by", jurisdiction, "key", month) do update
  set items = items + excluded.items, minutes = minutes + excluded.minutes, ledgers = ledgers + excluded.ledgers, forms = forms + excluded.forms, platforms = platforms + excluded.platforms, meetings = meetings + excluded.meetings;

insert or replace into repeats (caller, key, digest, answer, keptUntil)
  values (@caller, @key, @digest, @answer, @keptUntil);

pragma data_version;

select "assignment", "entry"
  from "assignment_entries"
  order by "assignment_entries"."assignment" asc, "assignment_entries"."entry" asc;
--   SCAN assignment_entries

select "assignment", "fromDay" as "from", "untilDay" as "until"
  from "obligations"
  where (("obligations"."community" = @community and "obligations"."untilDay" >= @from and "obligations"."fromDay" <= @until and "obligations"."endedOn" is null and ("obligations"."confirmBy" is null or "obligations"."confirmBy" >= @today)) and "obligations"."item" = @item)
  order by "obligations"."untilDay" asc, "obligations"."key" asc;
--   SEARCH obligations USING INDEX obligations_by_community (community=? AND untilDay>?)
--   USE TEMP B-TREE FOR LAST TERM OF ORDER BY

select "assignment", "item", "fromDay", "untilDay", "standing", "confirmBy"
  from "obligations"
  where ("obligations"."community" = @community and "obligations"."endedOn" is null and "obligations"."kind" <> 'contract' and "obligations"."untilDay" >= @today)
  order by "obligations"."key" asc;
--   SEARCH obligations USING INDEX obligations_by_community (community=? AND untilDay>?)
--   USE TEMP B-TREE FOR ORDER BY

select "assignment", "organisation", "item" as "item", "title", "community", "jurisdiction", "fromDay" as "from", "untilDay" as "until"
  from "obligations"
  where ("obligations"."endedOn" is null and "obligations"."community" in (select value
  from json_each(@communities)) and "obligations"."item" in (select value
  from json_each(@items)) and "obligations"."untilDay" >= @today)
  order by "obligations"."assignment" asc, "obligations"."position" asc;
--   SEARCH obligations USING INDEX obligations_by_community (community=? AND untilDay>?)
--   LIST SUBQUERY 1
--   SCAN json_each VIRTUAL TABLE INDEX 1:
--   LIST SUBQUERY 2
--   SCAN json_each VIRTUAL TABLE INDEX 1:
--   CREATE BLOOM FILTER
--   USE TEMP B-TREE FOR ORDER BY

select "assignments"."entry" as "index", "assignments"."id" as "assignment", "assignments"."jurisdiction", "entries"."body"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where ("assignments"."entry" >= @start and "assignments"."entry" < @end and ("assignments"."jurisdiction" >= @within and "assignments"."jurisdiction" < @within || ':'))
  order by "assignments"."entry" asc;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  order by "assignments"."entry" asc
  limit @limit;
--   SCAN assignments
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where "assignments"."entry" = @entry;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid=?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where "assignments"."entry" > @after
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid>?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where "assignments"."fromDay" <= @until
  order by "assignments"."entry" asc
  limit @limit;
--   SCAN assignments
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where "assignments"."item" = @item
  order by "assignments"."entry" asc
  limit @limit;
--   SCAN assignments
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where "assignments"."organisation" = @organisation
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INDEX assignments_by_organisation (organisation=?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where "assignments"."untilDay" >= @from
  order by "assignments"."entry" asc
  limit @limit;
--   SCAN assignments
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where ("assignments"."entry" in (select "key" / 1000
  from "obligations"
  where "obligations"."community" = @community) or ("assignments"."status" in ('rejected', 'returned') and exists (select 1
  from json_each("entries"."body", '$.request.targets')
  where json_extract(value, '$.community') = @community)))
  order by "assignments"."entry" asc
  limit @limit;
--   SCAN assignments
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   LIST SUBQUERY 2
--   SEARCH obligations USING COVERING INDEX obligations_by_community (community=?)
--   CREATE BLOOM FILTER
--   CORRELATED SCALAR SUBQUERY 3
--   SCAN json_each VIRTUAL TABLE INDEX 3:
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where ("assignments"."entry" in (select "key" / 1000
  from "obligations"
  where ("obligations"."owing" <= @overdueOn and exists (select 1
  from json_each("obligations"."promises")
  where json_extract(value, '$.standing') = 'open' and json_extract(value, '$.overdueFrom') <= @overdueOn and coalesce(json_extract(value, '$.lapsesAfter'), '9999') >= @overdueOn))) or ("assignments"."status" = 'in-review' and "assignments"."reviewDueOn" < @overdueOn))
  order by "assignments"."entry" asc
  limit @limit;
--   SCAN assignments
--   LIST SUBQUERY 3
--   SEARCH obligations USING INDEX obligations_owing (owing<?)
--   SCAN json_each EXISTS VIRTUAL TABLE INDEX 1:
--   CREATE BLOOM FILTER
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where ("assignments"."fromDay" <= @until and "assignments"."entry" > @after)
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid>?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where ("assignments"."item" = @item and "assignments"."entry" > @after)
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid>?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where ("assignments"."jurisdiction" >= @within and "assignments"."jurisdiction" < @within || ':')
  order by "assignments"."entry" asc
  limit @limit;
--   SCAN assignments
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where ("assignments"."organisation" = @organisation and "assignments"."entry" > @after)
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INDEX assignments_by_organisation (organisation=? AND entry>?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where ("assignments"."untilDay" >= @from and "assignments"."entry" > @after)
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid>?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where (("assignments"."entry" in (select "key" / 1000
  from "obligations"
  where "obligations"."community" = @community) or ("assignments"."status" in ('rejected', 'returned') and exists (select 1
  from json_each("entries"."body", '$.request.targets')
  where json_extract(value, '$.community') = @community))) and "assignments"."entry" > @after)
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid>?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   LIST SUBQUERY 2
--   SEARCH obligations USING COVERING INDEX obligations_by_community (community=?)
--   CREATE BLOOM FILTER
--   CORRELATED SCALAR SUBQUERY 3
--   SCAN json_each VIRTUAL TABLE INDEX 3:
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where (("assignments"."entry" in (select "key" / 1000
  from "obligations"
  where ("obligations"."owing" <= @overdueOn and exists (select 1
  from json_each("obligations"."promises")
  where json_extract(value, '$.standing') = 'open' and json_extract(value, '$.overdueFrom') <= @overdueOn and coalesce(json_extract(value, '$.lapsesAfter'), '9999') >= @overdueOn))) or ("assignments"."status" = 'in-review' and "assignments"."reviewDueOn" < @overdueOn)) and "assignments"."entry" > @after)
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid>?)
--   LIST SUBQUERY 3
--   SEARCH obligations USING INDEX obligations_owing (owing<?)
--   SCAN json_each EXISTS VIRTUAL TABLE INDEX 1:
--   CREATE BLOOM FILTER
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where (("assignments"."jurisdiction" >= @within and "assignments"."jurisdiction" < @within || ':') and "assignments"."entry" > @after)
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid>?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where (("assignments"."jurisdiction" >= @within and "assignments"."jurisdiction" < @within || ':') and case when "assignments"."status" = 'admitted' and "assignments"."confirmBy" < @today then 'lapsed' else "assignments"."status" end = @status and "assignments"."organisation" = @organisation and "assignments"."item" = @item and "assignments"."untilDay" >= @from and "assignments"."fromDay" <= @until and ("assignments"."entry" in (select "key" / 1000
  from "obligations"
  where "obligations"."community" = @community) or ("assignments"."status" in ('rejected', 'returned') and exists (select 1
  from json_each("entries"."body", '$.request.targets')
  where json_extract(value, '$.community') = @community))) and ("assignments"."entry" in (select "key" / 1000
  from "obligations"
  where ("obligations"."owing" <= @overdueOn and exists (select 1
  from json_each("obligations"."promises")
  where json_extract(value, '$.standing') = 'open' and json_extract(value, '$.overdueFrom') <= @overdueOn and coalesce(json_extract(value, '$.lapsesAfter'), '9999') >= @overdueOn))) or ("assignments"."status" = 'in-review' and "assignments"."reviewDueOn" < @overdueOn)) and "assignments"."entry" > @after)
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INDEX assignments_by_organisation (organisation=? AND entry>?)
--   LIST SUBQUERY 5
--   SEARCH obligations USING INDEX obligations_owing (owing<?)
--   SCAN json_each EXISTS VIRTUAL TABLE INDEX 1:
--   CREATE BLOOM FILTER
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   LIST SUBQUERY 2
--   SEARCH obligations USING COVERING INDEX obligations_by_community (community=?)
--   CREATE BLOOM FILTER
--   CORRELATED SCALAR SUBQUERY 3
--   SCAN json_each VIRTUAL TABLE INDEX 3:
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where (("assignments"."jurisdiction" >= @within and "assignments"."jurisdiction" < @within || ':') and case when "assignments"."status" = 'admitted' and "assignments"."confirmBy" < @today then 'lapsed' else "assignments"."status" end = @status and "assignments"."organisation" = @organisation and "assignments"."item" = @item and "assignments"."untilDay" >= @from and "assignments"."fromDay" <= @until and ("assignments"."entry" in (select "key" / 1000
  from "obligations"
  where "obligations"."community" = @community) or ("assignments"."status" in ('rejected', 'returned') and exists (select 1
  from json_each("entries"."body", '$.request.targets')
  where json_extract(value, '$.community') = @community))) and ("assignments"."entry" in (select "key" / 1000
  from "obligations"
  where ("obligations"."owing" <= @overdueOn and exists (select 1
  from json_each("obligations"."promises")
  where json_extract(value, '$.standing') = 'open' and json_extract(value, '$.overdueFrom') <= @overdueOn and coalesce(json_extract(value, '$.lapsesAfter'), '9999') >= @overdueOn))) or ("assignments"."status" = 'in-review' and "assignments"."reviewDueOn" < @overdueOn)))
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INDEX assignments_by_organisation (organisation=?)
--   LIST SUBQUERY 5
--   SEARCH obligations USING INDEX obligations_owing (owing<?)
--   SCAN json_each EXISTS VIRTUAL TABLE INDEX 1:
--   CREATE BLOOM FILTER
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   LIST SUBQUERY 2
--   SEARCH obligations USING COVERING INDEX obligations_by_community (community=?)
--   CREATE BLOOM FILTER
--   CORRELATED SCALAR SUBQUERY 3
--   SCAN json_each VIRTUAL TABLE INDEX 3:
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where ((status = 'in-review' or (status = 'admitted' and "confirmBy" is not null)) and ("assignments"."confirmBy" is null or "assignments"."confirmBy" >= @today) and ("assignments"."reviewDueOn", "assignments"."entry") > (@dueOn, @entry) and ("assignments"."jurisdiction" >= @within and "assignments"."jurisdiction" < @within || ':'))
  order by "assignments"."reviewDueOn" asc, "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INDEX assignments_to_review (reviewDueOn>?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where (case when "assignments"."status" = 'admitted' and "assignments"."confirmBy" < @today then 'lapsed' else "assignments"."status" end = @status and "assignments"."entry" > @after)
  order by "assignments"."entry" asc
  limit @limit;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid>?)
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "assignments"."entry", "assignments"."id", "assignments"."jurisdiction", "assignments"."organisation", "assignments"."status", "assignments"."item", "assignments"."title", "assignments"."fromDay", "assignments"."untilDay", "assignments"."recordedOn", "assignments"."reviewDueOn", "assignments"."confirmBy", "assignments"."emergencyOrder", "assignments"."amendedBy", "assignments"."budgetLine", "assignments"."amountFen", "assignments"."kind", "assignments"."graceDays", "assignments"."requestEntry", "assignments"."payer", "assignments"."review", "assignments"."closing", "entries"."leaf", "entries"."body", (select body
  from entries later
  where later."index" = "assignments"."requestEntry") as "later"
  from "assignments" inner join "entries" on "entries"."index" = "assignments"."entry"
  where case when "assignments"."status" = 'admitted' and "assignments"."confirmBy" < @today then 'lapsed' else "assignments"."status" end = @status
  order by "assignments"."entry" asc
  limit @limit;
--   SCAN assignments
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH later USING INTEGER PRIMARY KEY (rowid=?)

select "by", "jurisdiction", "key", "month", "items", "minutes", "ledgers", "forms", "platforms", "meetings"
  from "burdens"
  order by "burdens"."by" asc, "burdens"."jurisdiction" asc, "burdens"."key" asc, "burdens"."month" asc;
--   SCAN burdens

select "code", "jurisdiction"
  from "communities"
  where (("communities"."jurisdiction" >= @within and "communities"."jurisdiction" < @within || ':') and "communities"."code" > @after)
  order by "communities"."code" asc
  limit @limit;
--   SEARCH communities USING COVERING INDEX communities_by_jurisdiction (jurisdiction>? AND jurisdiction<?)
--   USE TEMP B-TREE FOR ORDER BY

select "code", "kind", "name", "disposedOn" as "on"
  from "clean_up_lines"
  where ("clean_up_lines"."jurisdiction" = @jurisdiction and "clean_up_lines"."disposal" = 'cancelled')
  order by "clean_up_lines"."code" asc;
--   SEARCH clean_up_lines USING INDEX sqlite_autoindex_clean_up_lines_1 (jurisdiction=?)

select "code", "name", "community", "operator", "jurisdiction"
  from "outlets"
  order by "outlets"."code" asc;
--   SCAN outlets USING INDEX sqlite_autoindex_outlets_1

select "code", "name", "community", "operator", "jurisdiction"
  from "outlets"
  where "outlets"."code" = @code;
--   SEARCH outlets USING INDEX sqlite_autoindex_outlets_1 (code=?)

select "code", "name", "community", "operator", "jurisdiction"
  from "outlets"
  where "outlets"."community" = @community
  order by "outlets"."code" asc;
--   SEARCH outlets USING INDEX outlets_by_community (community=?)

select "code", "name", "creditCode", "kind", "jurisdiction"
  from "providers"
  order by "providers"."code" asc;
--   SCAN providers USING INDEX sqlite_autoindex_providers_1

select "code", "name", "creditCode", "kind", "jurisdiction"
  from "providers"
  where "providers"."code" = @code;
--   SEARCH providers USING INDEX sqlite_autoindex_providers_1 (code=?)

select "code", "name", "jurisdiction", "street", "households", "residents", "staff", "grids"
  from "communities"
  order by "communities"."code" asc
  limit @limit;
--   SCAN communities USING INDEX sqlite_autoindex_communities_1

select "code", "name", "jurisdiction", "street", "households", "residents", "staff", "grids"
  from "communities"
  order by "communities"."code" asc;
--   SCAN communities USING INDEX sqlite_autoindex_communities_1

select "code", "name", "jurisdiction", "street", "households", "residents", "staff", "grids"
  from "communities"
  where "communities"."code" = @code;
--   SEARCH communities USING INDEX sqlite_autoindex_communities_1 (code=?)

select "code", "name", "jurisdiction", "street", "households", "residents", "staff", "grids"
  from "communities"
  where ("communities"."jurisdiction" >= @within and "communities"."jurisdiction" < @within || ':')
  order by "communities"."code" asc
  limit @limit;
--   SEARCH communities USING INDEX communities_by_jurisdiction (jurisdiction>? AND jurisdiction<?)
--   USE TEMP B-TREE FOR ORDER BY

select "code", "name", "jurisdiction", "street", "households", "residents", "staff", "grids"
  from "communities"
  where (("communities"."jurisdiction" >= @within and "communities"."jurisdiction" < @within || ':') and "communities"."code" > @after)
  order by "communities"."code" asc
  limit @limit;
--   SEARCH communities USING INDEX communities_by_jurisdiction (jurisdiction>? AND jurisdiction<?)
--   USE TEMP B-TREE FOR ORDER BY

select "code", "name", "kind", "jurisdiction", "partOf", "creditCode"
  from "organisations"
  order by "organisations"."code" asc
  limit @limit;
--   SCAN organisations USING INDEX sqlite_autoindex_organisations_1

select "code", "name", "kind", "jurisdiction", "partOf", "creditCode"
  from "organisations"
  order by "organisations"."code" asc;
--   SCAN organisations USING INDEX sqlite_autoindex_organisations_1

select "code", "name", "kind", "jurisdiction", "partOf", "creditCode"
  from "organisations"
  where "organisations"."code" = @code;
--   SEARCH organisations USING INDEX sqlite_autoindex_organisations_1 (code=?)

select "code", "name", "kind", "jurisdiction", "partOf", "creditCode"
  from "organisations"
  where "organisations"."code" > @after
  order by "organisations"."code" asc
  limit @limit;
--   SEARCH organisations USING INDEX sqlite_autoindex_organisations_1 (code>?)

select "code", "name", "kind", "jurisdiction", "partOf", "creditCode"
  from "organisations"
  where ("organisations"."jurisdiction" >= @within and "organisations"."jurisdiction" < @within || ':')
  order by "organisations"."code" asc
  limit @limit;
--   SEARCH organisations USING INDEX organisations_by_jurisdiction (jurisdiction>? AND jurisdiction<?)
--   USE TEMP B-TREE FOR ORDER BY

select "commitment", coalesce(sum(coalesce("receivedFen", "amountFen")), 0) as "fen"
  from "deliveries"
  where "deliveries"."obligation" = @obligation
  group by "deliveries"."commitment";
--   SEARCH deliveries USING INDEX deliveries_by_obligation (obligation=?)
--   USE TEMP B-TREE FOR GROUP BY

select "community", "entry"
  from "rejection_communities"
  order by "rejection_communities"."community" asc, "rejection_communities"."entry" asc;
--   SCAN rejection_communities

select "deliveries"."id", "deliveries"."entry", "deliveries"."obligation", "deliveries"."organisation", "deliveries"."community", "deliveries"."commitment", "deliveries"."deliveredOn", "deliveries"."amountFen", "deliveries"."voucher", "deliveries"."note", "deliveries"."overFen", "deliveries"."status", "deliveries"."receivedFen", "deliveries"."receivedOn", "deliveries"."answeredOn", "deliveries"."answerNote"
  from "obligations" cross join "deliveries"
  where ("deliveries"."obligation" = "obligations"."id" and ("obligations"."community" = @community and "obligations"."id" between @from and @until))
  order by "deliveries"."entry" asc;
--   SEARCH obligations USING INDEX obligations_by_community (community=?)
--   SEARCH deliveries USING INDEX deliveries_by_obligation (obligation=?)
--   USE TEMP B-TREE FOR ORDER BY

select "deliveries"."id", "deliveries"."entry", "deliveries"."obligation", "obligations"."organisation", "deliveries"."community", "deliveries"."commitment", "deliveries"."deliveredOn", "deliveries"."amountFen", "deliveries"."voucher", "deliveries"."note", "deliveries"."overFen", "deliveries"."status", "deliveries"."receivedFen", "deliveries"."receivedOn", "deliveries"."answeredOn", "deliveries"."answerNote", "obligations"."promises", "obligations"."title", "assignments"."payer"
  from "obligations" cross join "deliveries" inner join "assignments" on "assignments"."entry" = "obligations"."key" / 1000
  where ("deliveries"."obligation" = "obligations"."id" and "obligations"."community" = @community and "deliveries"."status" = 'confirmed' and "deliveries"."receivedOn" between @from and @until)
  order by "deliveries"."receivedOn" asc, "deliveries"."entry" asc;
--   SEARCH obligations USING INDEX obligations_by_community (community=?)
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid=?)
--   SEARCH deliveries USING INDEX deliveries_by_obligation (obligation=?)
--   USE TEMP B-TREE FOR ORDER BY

select "delivery", "entry", "answeredOn", "status", "receivedFen", "receivedOn", "note"
  from "delivery_answers"
  order by "delivery_answers"."delivery" asc, "delivery_answers"."entry" asc;
--   SCAN delivery_answers

select "delivery", "entry", "answeredOn", "status", "receivedFen", "receivedOn", "note"
  from "delivery_answers"
  where "delivery_answers"."delivery" = @delivery
  order by "delivery_answers"."entry" asc;
--   SEARCH delivery_answers USING PRIMARY KEY (delivery=?)

select "document"
  from "editions"
  where ("editions"."jurisdiction" = @jurisdiction and "editions"."number" = @number);
--   SEARCH editions USING INDEX sqlite_autoindex_editions_1 (jurisdiction=? AND number=?)

select "dueOn", "obligation"
  from "dues"
  where ("dues"."organisation" = @organisation and ("dues"."dueOn", "dues"."obligation") >= (@dueOn, @obligation))
  order by "dues"."dueOn" asc, "dues"."obligation" asc
  limit @limit;
--   SEARCH dues USING PRIMARY KEY (organisation=? AND (dueOn,obligation)>(?,?))

select "entry", "id", "jurisdiction", "organisation", "status", "item", "title", "fromDay", "untilDay", "recordedOn", "reviewDueOn", "confirmBy", "emergencyOrder", "amendedBy", "budgetLine", "amountFen", "kind", "graceDays", "requestEntry", "payer", "review", "closing"
  from "assignments"
  order by "assignments"."entry" asc;
--   SCAN assignments

select "entry", "recordedAt", "recordedOn", "jurisdiction", "by", "ground", "advisory", "organisation", "item", "assignment"
  from "rejections"
  order by "rejections"."entry" asc;
--   SCAN rejections

select "entry", "recordedOn" as "on"
  from "assignments"
  where "assignments"."entry" >= @start
  order by "assignments"."entry" asc
  limit ?;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid>?)

select "hash"
  from "tree_nodes"
  where "tree_nodes"."position" = @position;
--   SEARCH tree_nodes USING INTEGER PRIMARY KEY (rowid=?)

select "id"
  from "access_keys"
  limit ?;
--   SCAN access_keys USING COVERING INDEX sqlite_autoindex_access_keys_1

select "id"
  from "access_keys"
  where "access_keys"."revokedAt" is not null;
--   SCAN access_keys

select "id"
  from "obligations"
  where ("obligations"."key" between @from and @until and "obligations"."standing" not in ('in-review', 'not-admitted'))
  order by "obligations"."key" asc;
--   SEARCH obligations USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)

select "id" as "key", "role", "organisation", "community", "jurisdiction"
  from "access_keys"
  where ("access_keys"."digest" = @digest and "access_keys"."revokedAt" is null);
--   SEARCH access_keys USING INDEX access_keys_digest_unique (digest=?)

select "id", "digest", "role", "organisation", "community", "jurisdiction", "label", "createdAt", "revokedAt"
  from "access_keys"
  where "access_keys"."id" = @id;
--   SEARCH access_keys USING INDEX sqlite_autoindex_access_keys_1 (id=?)

select "id", "digest", "role", "organisation", "community", "jurisdiction", "label", "createdAt", "revokedAt"
  from "access_keys"
  where "access_keys"."id" > @after
  order by "access_keys"."id" asc
  limit @limit;
--   SEARCH access_keys USING INDEX sqlite_autoindex_access_keys_1 (id>?)

select "id", "entry", "obligation", "community", "organisation", "jurisdiction", "title", "spentOn", "amountFen", "purpose", "voucher", "recordedOn", "corrects", "reason", "correctedBy"
  from "expenditures"
  order by "expenditures"."id" asc;
--   SCAN expenditures USING INDEX sqlite_autoindex_expenditures_1

select "id", "entry", "obligation", "community", "organisation", "jurisdiction", "title", "spentOn", "amountFen", "purpose", "voucher", "recordedOn", "corrects", "reason", "correctedBy"
  from "expenditures"
  where "expenditures"."id" = @id;
--   SEARCH expenditures USING INDEX sqlite_autoindex_expenditures_1 (id=?)

select "id", "entry", "obligation", "community", "organisation", "jurisdiction", "title", "spentOn", "amountFen", "purpose", "voucher", "recordedOn", "corrects", "reason", "correctedBy"
  from "expenditures"
  where ("expenditures"."community" = @community and "expenditures"."spentOn" <= @until and "expenditures"."correctedBy" is null)
  order by "expenditures"."spentOn" asc, "expenditures"."entry" asc;
--   SEARCH expenditures USING INDEX expenditures_by_community (community=? AND spentOn<?)
--   USE TEMP B-TREE FOR LAST TERM OF ORDER BY

select "id", "entry", "obligation", "community", "organisation", "jurisdiction", "title", "spentOn", "amountFen", "purpose", "voucher", "recordedOn", "corrects", "reason", "correctedBy"
  from "expenditures"
  where ("expenditures"."obligation" = @obligation and "expenditures"."correctedBy" is null)
  order by "expenditures"."entry" asc;
--   SEARCH expenditures USING INDEX expenditures_by_obligation (obligation=?)

select "id", "entry", "obligation", "organisation", "community", "commitment", "deliveredOn", "amountFen", "voucher", "note", "overFen", "status", "receivedFen", "receivedOn", "answeredOn", "answerNote"
  from "deliveries"
  order by "deliveries"."id" asc;
--   SCAN deliveries USING INDEX sqlite_autoindex_deliveries_1

select "id", "entry", "obligation", "organisation", "community", "commitment", "deliveredOn", "amountFen", "voucher", "note", "overFen", "status", "receivedFen", "receivedOn", "answeredOn", "answerNote"
  from "deliveries"
  where "deliveries"."id" = @id;
--   SEARCH deliveries USING INDEX sqlite_autoindex_deliveries_1 (id=?)

select "id", "entry", "obligation", "organisation", "community", "commitment", "deliveredOn", "amountFen", "voucher", "note", "overFen", "status", "receivedFen", "receivedOn", "answeredOn", "answerNote"
  from "deliveries"
  where "deliveries"."obligation" = @obligation
  order by "deliveries"."entry" asc;
--   SEARCH deliveries USING INDEX deliveries_by_obligation (obligation=?)

select "id", "entry", "obligation", "organisation", "community", "commitment", "deliveredOn", "amountFen", "voucher", "note", "overFen", "status", "receivedFen", "receivedOn", "answeredOn", "answerNote"
  from "deliveries"
  where "deliveries"."obligation" in (select value
  from json_each(@obligations))
  order by "deliveries"."entry" asc;
--   SEARCH deliveries USING INDEX deliveries_by_obligation (obligation=?)
--   LIST SUBQUERY 1
--   SCAN json_each VIRTUAL TABLE INDEX 1:
--   USE TEMP B-TREE FOR ORDER BY

select "id", "organisation", "community", "promises"
  from "obligations"
  where ("obligations"."community" = @community and "obligations"."id" between @from and @until)
  order by "obligations"."id" asc;
--   SEARCH obligations USING INDEX obligations_by_community (community=?)
--   USE TEMP B-TREE FOR ORDER BY

select "id", "organisation", "community", "promises"
  from "obligations"
  where ("obligations"."organisation" = @organisation and "obligations"."community" = @community and "obligations"."owing" <= @on);
--   SEARCH obligations USING INDEX obligations_by_community (community=?)

select "index", "leaf"
  from "entries"
  where "entries"."index" >= @start
  order by "entries"."index" asc
  limit @limit;
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid>?)

select "index", "leaf", "leafHash", "salt", "body"
  from "entries"
  where "entries"."index" = @index;
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)

select "index", "leaf", "leafHash", "salt", "body"
  from "entries"
  where "entries"."index" >= @start
  order by "entries"."index" asc
  limit @limit;
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid>?)

select "jurisdiction", "code", "entry", "kind", "name", "organisation", "communities", "disposal", "into", "item", "disposedTo", "disposedOn"
  from "clean_up_lines"
  order by "clean_up_lines"."jurisdiction" asc, "clean_up_lines"."code" asc;
--   SCAN clean_up_lines USING INDEX sqlite_autoindex_clean_up_lines_1

select "jurisdiction", "code", "entry", "kind", "name", "organisation", "communities", "disposal", "into", "item", "disposedTo", "disposedOn"
  from "clean_up_lines"
  where ("clean_up_lines"."jurisdiction" = @jurisdiction and "clean_up_lines"."code" = @code);
--   SEARCH clean_up_lines USING INDEX sqlite_autoindex_clean_up_lines_1 (jurisdiction=? AND code=?)

select "jurisdiction", "code", "entry", "kind", "name", "organisation", "communities", "disposal", "into", "item", "disposedTo", "disposedOn"
  from "clean_up_lines"
  where (("clean_up_lines"."jurisdiction" >= @within and "clean_up_lines"."jurisdiction" < @within || ':') and "clean_up_lines"."code" = @code)
  order by "clean_up_lines"."jurisdiction" asc
  limit ?;
--   SEARCH clean_up_lines USING INDEX sqlite_autoindex_clean_up_lines_1 (jurisdiction>? AND jurisdiction<?)

select "jurisdiction", "code", "entry", "provider", "items", "communities", "fromDay", "untilDay", "priceFen", "instalments", "payer", "document", "endedOn", "reason"
  from "contracts"
  order by "contracts"."jurisdiction" asc, "contracts"."code" asc;
--   SCAN contracts USING INDEX sqlite_autoindex_contracts_1

select "jurisdiction", "code", "entry", "provider", "items", "communities", "fromDay", "untilDay", "priceFen", "instalments", "payer", "document", "endedOn", "reason"
  from "contracts"
  where "contracts"."jurisdiction" = @jurisdiction
  order by "contracts"."code" asc;
--   SEARCH contracts USING INDEX sqlite_autoindex_contracts_1 (jurisdiction=?)

select "jurisdiction", "code", "entry", "provider", "items", "communities", "fromDay", "untilDay", "priceFen", "instalments", "payer", "document", "endedOn", "reason"
  from "contracts"
  where ("contracts"."jurisdiction" = @jurisdiction and "contracts"."code" = @code);
--   SEARCH contracts USING INDEX sqlite_autoindex_contracts_1 (jurisdiction=? AND code=?)

select "jurisdiction", "code", "entry", "provider", "items", "communities", "fromDay", "untilDay", "priceFen", "instalments", "payer", "document", "endedOn", "reason"
  from "contracts"
  where (("contracts"."jurisdiction" >= @within and "contracts"."jurisdiction" < @within || ':') and "contracts"."code" = @code)
  order by "contracts"."jurisdiction" asc
  limit ?;
--   SEARCH contracts USING INDEX sqlite_autoindex_contracts_1 (jurisdiction>? AND jurisdiction<?)

select "jurisdiction", "code", "organisation", "year", "totalFen", "document", "provisional", "committedFen"
  from "budget_lines"
  order by "budget_lines"."jurisdiction" asc, "budget_lines"."code" asc
  limit @limit;
--   SCAN budget_lines USING INDEX sqlite_autoindex_budget_lines_1

select "jurisdiction", "code", "organisation", "year", "totalFen", "document", "provisional", "committedFen"
  from "budget_lines"
  order by "budget_lines"."jurisdiction" asc, "budget_lines"."code" asc;
--   SCAN budget_lines USING INDEX sqlite_autoindex_budget_lines_1

select "jurisdiction", "code", "organisation", "year", "totalFen", "document", "provisional", "committedFen"
  from "budget_lines"
  where "budget_lines"."code" = @code
  order by "budget_lines"."jurisdiction" asc;
--   SEARCH budget_lines USING INDEX budget_lines_by_code (code=?)
--   USE TEMP B-TREE FOR ORDER BY

select "jurisdiction", "code", "organisation", "year", "totalFen", "document", "provisional", "committedFen"
  from "budget_lines"
  where "budget_lines"."organisation" = @organisation
  order by "budget_lines"."jurisdiction" asc, "budget_lines"."code" asc
  limit @limit;
--   SEARCH budget_lines USING INDEX budget_lines_by_organisation (organisation=?)

select "jurisdiction", "code", "organisation", "year", "totalFen", "document", "provisional", "committedFen"
  from "budget_lines"
  where ("budget_lines"."jurisdiction" = @jurisdiction and "budget_lines"."code" = @code);
--   SEARCH budget_lines USING INDEX sqlite_autoindex_budget_lines_1 (jurisdiction=? AND code=?)

select "jurisdiction", "code", "organisation", "year", "totalFen", "document", "provisional", "committedFen"
  from "budget_lines"
  where ("budget_lines"."jurisdiction" >= @within and "budget_lines"."jurisdiction" < @within || ':')
  order by "budget_lines"."jurisdiction" asc, "budget_lines"."code" asc
  limit @limit;
--   SEARCH budget_lines USING INDEX sqlite_autoindex_budget_lines_1 (jurisdiction>? AND jurisdiction<?)

select "jurisdiction", "code", "organisation", "year", "totalFen", "document", "provisional", "committedFen"
  from "budget_lines"
  where (("budget_lines"."jurisdiction" >= @within and "budget_lines"."jurisdiction" < @within || ':') and "budget_lines"."organisation" = @organisation)
  order by "budget_lines"."jurisdiction" asc, "budget_lines"."code" asc
  limit @limit;
--   SEARCH budget_lines USING INDEX budget_lines_by_organisation (organisation=? AND jurisdiction>? AND jurisdiction<?)

select "jurisdiction", "number", "effectiveFrom", "hash", "title", "document", "publishedAt", "publishedBy", "entry"
  from "editions"
  order by "editions"."jurisdiction" asc, "editions"."number" asc;
--   SCAN editions USING INDEX sqlite_autoindex_editions_1

select "jurisdiction", "number", "effectiveFrom", "hash", "title", "document", "publishedAt", "publishedBy", "entry"
  from "editions"
  where ("editions"."jurisdiction" = @jurisdiction and "editions"."number" = @number);
--   SEARCH editions USING INDEX sqlite_autoindex_editions_1 (jurisdiction=? AND number=?)

select "jurisdiction", "number", "effectiveFrom", "hash", "title", "publishedAt"
  from "editions"
  where ("editions"."jurisdiction" = @jurisdiction and "editions"."number" > @after)
  order by "editions"."number" asc
  limit @limit;
--   SEARCH editions USING INDEX sqlite_autoindex_editions_1 (jurisdiction=? AND number>?)

select "jurisdiction", "title", max("number") as "latest"
  from "editions"
  where "editions"."effectiveFrom" <= @on
  group by "editions"."jurisdiction"
  order by "editions"."jurisdiction" asc
  limit ?;
--   SCAN editions USING INDEX sqlite_autoindex_editions_1

select "jurisdiction", "version", "document", "editedBy", "editedAt"
  from "drafts"
  where "drafts"."jurisdiction" = @jurisdiction;
--   SEARCH drafts USING INDEX sqlite_autoindex_drafts_1 (jurisdiction=?)

select "key" / 1000 as entry
  from obligations
  where community = @community union select f.entry
  from obligations o cross join assignment_entries f on f.assignment = o.assignment
  where o.community = @community;
--   MERGE (UNION)
--   LEFT
--   SEARCH obligations USING COVERING INDEX obligations_by_community (community=?)
--   USE TEMP B-TREE FOR ORDER BY
--   RIGHT
--   SEARCH o USING INDEX obligations_by_community (community=?)
--   SEARCH f USING PRIMARY KEY (assignment=?)
--   USE TEMP B-TREE FOR ORDER BY

select "key", "id", "assignment", "position", "community", "organisation", "jurisdiction", "kind", "item", "title", "fromDay", "untilDay", "standing", "endedOn", "confirmBy", "contract", "monthly", "refusedOn", "promises", "owing", "lapsing"
  from "obligations"
  order by "obligations"."key" asc;
--   SCAN obligations

select "key", "id", "assignment", "position", "community", "organisation", "jurisdiction", "kind", "item", "title", "fromDay", "untilDay", "standing", "endedOn", "confirmBy", "contract", "monthly", "refusedOn", "promises", "owing", "lapsing"
  from "obligations"
  where "obligations"."community" = @community;
--   SEARCH obligations USING INDEX obligations_by_community (community=?)

select "key", "id", "assignment", "position", "community", "organisation", "jurisdiction", "kind", "item", "title", "fromDay", "untilDay", "standing", "endedOn", "confirmBy", "contract", "monthly", "refusedOn", "promises", "owing", "lapsing"
  from "obligations"
  where "obligations"."key" = @key;
--   SEARCH obligations USING INTEGER PRIMARY KEY (rowid=?)

select "key", "id", "assignment", "position", "community", "organisation", "jurisdiction", "kind", "item", "title", "fromDay", "untilDay", "standing", "endedOn", "confirmBy", "contract", "monthly", "refusedOn", "promises", "owing", "lapsing"
  from "obligations"
  where "obligations"."key" between @from and @until
  order by "obligations"."key" asc;
--   SEARCH obligations USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)

select "key", "id", "assignment", "position", "community", "organisation", "jurisdiction", "kind", "item", "title", "fromDay", "untilDay", "standing", "endedOn", "confirmBy", "contract", "monthly", "refusedOn", "promises", "owing", "lapsing"
  from "obligations"
  where ("obligations"."community" = @community and "obligations"."standing" not in ('in-review', 'not-admitted') and "obligations"."id" > @after)
  order by "obligations"."id" asc
  limit @limit;
--   SEARCH obligations USING INDEX obligations_by_community (community=?)
--   USE TEMP B-TREE FOR ORDER BY

select "key", "id", "assignment", "position", "community", "organisation", "jurisdiction", "kind", "item", "title", "fromDay", "untilDay", "standing", "endedOn", "confirmBy", "contract", "monthly", "refusedOn", "promises", "owing", "lapsing"
  from "obligations"
  where ("obligations"."community" = @community and "obligations"."standing" not in ('in-review', 'not-admitted') and "obligations"."untilDay" >= @from and "obligations"."fromDay" <= @until)
  order by "obligations"."fromDay" asc, "obligations"."id" asc;
--   SEARCH obligations USING INDEX obligations_by_community (community=? AND untilDay>?)
--   USE TEMP B-TREE FOR ORDER BY

select "key", "id", "assignment", "position", "community", "organisation", "jurisdiction", "kind", "item", "title", "fromDay", "untilDay", "standing", "endedOn", "confirmBy", "contract", "monthly", "refusedOn", "promises", "owing", "lapsing"
  from "obligations"
  where ("obligations"."contract" = @contract and "obligations"."jurisdiction" = @jurisdiction)
  order by "obligations"."key" asc;
--   SEARCH obligations USING INDEX obligations_by_contract (contract=?)

select "kind", "community", "organisation", "jurisdiction", "item", "standing", "fromDay", "untilDay", "endedOn", "confirmBy", "refusedOn", "monthly"
  from obligations
  where "key" = @key;
--   SEARCH obligations USING INTEGER PRIMARY KEY (rowid=?)

select "kind", "key", "month", "jurisdiction", "rules", "reviewer", "community", "advisory"
  from "rejection_counts"
  order by "rejection_counts"."kind" asc, "rejection_counts"."key" asc, "rejection_counts"."month" asc, "rejection_counts"."jurisdiction" asc;
--   SCAN rejection_counts

select "leafHash"
  from "entries"
  where "entries"."index" = @index;
--   SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)

select "log", "beside"
  from "shared_log"
  limit ?;
--   SCAN shared_log

select "number", "effectiveFrom", "hash"
  from "editions"
  where "editions"."jurisdiction" = @jurisdiction
  order by "editions"."number" desc;
--   SEARCH editions USING INDEX sqlite_autoindex_editions_1 (jurisdiction=?)

select "obligation", "entry", "day", "event", "reason"
  from "obligation_events"
  order by "obligation_events"."obligation" asc, "obligation_events"."entry" asc;
--   SCAN obligation_events

select "obligation", "entry", "day", "event", "reason"
  from "obligation_events"
  where "obligation_events"."obligation" = @obligation
  order by "obligation_events"."entry" asc;
--   SEARCH obligation_events USING PRIMARY KEY (obligation=?)

select "obligation_events"."obligation", "obligation_events"."entry", "obligation_events"."day", "obligation_events"."event", "obligation_events"."reason"
  from "obligations" cross join "obligation_events"
  where ("obligation_events"."obligation" = "obligations"."id" and "obligations"."community" = @community)
  order by "obligation_events"."entry" asc;
--   SEARCH obligations USING INDEX obligations_by_community (community=?)
--   SEARCH obligation_events USING PRIMARY KEY (obligation=?)
--   USE TEMP B-TREE FOR ORDER BY

select "obligations"."assignment", "obligations"."fromDay" as "from", min("obligations"."untilDay", coalesce("obligations"."endedOn", "obligations"."untilDay"), case when "obligations"."confirmBy" < @today then "obligations"."confirmBy" else "obligations"."untilDay" end) as "until"
  from "assignments" cross join "obligations"
  where ("assignments"."emergencyOrder" = @order and "obligations"."key" between "assignments"."entry" * 1000 and "assignments"."entry" * 1000 + 999 and "obligations"."community" = @community and "obligations"."item" is @item and "obligations"."standing" <> 'not-admitted')
  order by "obligations"."fromDay" asc, "obligations"."id" asc;
--   SEARCH assignments USING COVERING INDEX assignments_by_order (emergencyOrder=?)
--   SEARCH obligations USING INDEX obligations_by_community (community=?)
--   USE TEMP B-TREE FOR ORDER BY

select "obligations"."id", "obligations"."organisation", "obligations"."community", "obligations"."promises"
  from "obligations" inner join "assignments" on "assignments"."entry" = "obligations"."key" / 1000
  where ("obligations"."lapsing" < @on and "assignments"."budgetLine" = @line and "assignments"."payer" = @payer);
--   SEARCH obligations USING INDEX obligations_lapsing (lapsing<?)
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid=?)

select "organisation", "dueOn", "obligation"
  from "dues"
  order by "dues"."organisation" asc, "dues"."dueOn" asc, "dues"."obligation" asc;
--   SCAN dues

select "rule", "entry"
  from "rejection_rules"
  order by "rejection_rules"."rule" asc, "rejection_rules"."entry" asc;
--   SCAN rejection_rules

select "street"
  from "communities"
  where "communities"."code" = @code;
--   SEARCH communities USING INDEX sqlite_autoindex_communities_1 (code=?)

select b.jurisdiction, b."key", b.month, b.items, b.minutes, b.ledgers, b.forms, b.platforms, b.meetings
  from burdens b
  where b."by" = 'community' and b.jurisdiction = @jurisdiction and b."key" = @community and b.month <= @until
  order by b.month;
--   SEARCH b USING PRIMARY KEY (by=? AND jurisdiction=? AND key=? AND month<?)

select coalesce(max("index") + 1, 0) as "size"
  from "entries";
--   SEARCH entries

select coalesce(sum(r.rules), 0) as rules, coalesce(sum(r.reviewer), 0) as reviewer, coalesce(sum(r.community), 0) as community, coalesce(sum(r.advisory), 0) as advisory
  from rejection_counts r
  where r.kind = @kind and r."key" = @key and r.month >= @from and r.month <= @until;
--   SEARCH r USING PRIMARY KEY (kind=? AND key=? AND month>? AND month<?)

select count(*) as "carried"
  from "obligations"
  where (("obligations"."community" = @community and "obligations"."untilDay" >= @from and "obligations"."fromDay" <= @until and "obligations"."endedOn" is null and ("obligations"."confirmBy" is null or "obligations"."confirmBy" >= @today)) and "obligations"."standing" = 'live' and "obligations"."kind" <> 'contract');
--   SEARCH obligations USING INDEX obligations_by_community (community=? AND untilDay>?)

select count(*) as "nodes"
  from "tree_nodes";
--   SCAN tree_nodes

select count(*) as count
  from rejections;
--   SCAN rejections USING COVERING INDEX rejections_by_advisory

select count(*) as count, coalesce(sum(advisory), 0) as advisory, coalesce(sum("by" = 'rules'), 0) as rules, coalesce(sum("by" = 'reviewer'), 0) as reviewer, coalesce(sum("by" = 'community'), 0) as community, max(entry) as last
  from (select r.entry, r.advisory, r."by"
  from rejections r
  where r.entry in (select d.entry
  from communities c cross join rejection_communities d
  where c.street = @key and d.community = c.code and d.entry > @after and d.entry <= @last) and r.entry > @after and r.entry <= @last
  order by r.entry
  limit 10000);
--   CO-ROUTINE (subquery-2)
--   SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
--   LIST SUBQUERY 1
--   SCAN c
--   SEARCH d USING PRIMARY KEY (community=? AND entry>? AND entry<?)
--   SCAN (subquery-2)

select count(*) as reach
  from (select 1
  from rejection_communities d
  where d.community = ? and d.entry > ? and d.entry <= ?
  limit 2000);
--   CO-ROUTINE (subquery-1)
--   SEARCH d USING PRIMARY KEY (community=? AND entry>? AND entry<?)
--   SCAN (subquery-1)

select count(*) as reach
  from (select 1
  from rejection_rules d
  where d.rule = ? and d.entry > ? and d.entry <= ?
  limit 2000);
--   CO-ROUTINE (subquery-1)
--   SEARCH d USING PRIMARY KEY (rule=? AND entry>? AND entry<?)
--   SCAN (subquery-1)

select count(*) as reach
  from (select 1
  from rejections r
  where r."by" <> 'rules' and r."by" = ? and r.entry > ? and r.entry <= ?
  limit 2000);
--   CO-ROUTINE (subquery-1)
--   SEARCH r USING COVERING INDEX rejections_by_people (by=? AND entry>? AND entry<?)
--   SCAN (subquery-1)

select count(*) as reach
  from (select 1
  from rejections r
  where r.ground = ? and r.entry > ? and r.entry <= ?
  limit 2000);
--   CO-ROUTINE (subquery-1)
--   SEARCH r USING COVERING INDEX rejections_by_ground (ground=? AND entry>? AND entry<?)
--   SCAN (subquery-1)

select count(*) as reach
  from (select 1
  from rejections r
  where r.item = ? and r.entry > ? and r.entry <= ?
  limit 2000);
--   CO-ROUTINE (subquery-1)
--   SEARCH r USING COVERING INDEX rejections_by_item (item=? AND entry>? AND entry<?)
--   SCAN (subquery-1)

select count(*) as reach
  from (select 1
  from rejections r
  where r.organisation = ? and r.entry > ? and r.entry <= ?
  limit 2000);
--   CO-ROUTINE (subquery-1)
--   SEARCH r USING COVERING INDEX rejections_by_organisation (organisation=? AND entry>? AND entry<?)
--   SCAN (subquery-1)

select digest, answer
  from repeats
  where caller = @caller and key = @key and keptUntil > @now;
--   SEARCH repeats USING INDEX sqlite_autoindex_repeats_1 (caller=? AND key=?)

select distinct "obligation"
  from "dues"
  where ("dues"."organisation" = @organisation and "dues"."dueOn" between @from and @until);
--   SEARCH dues USING PRIMARY KEY (organisation=? AND dueOn>? AND dueOn<?)
--   USE TEMP B-TREE FOR DISTINCT

select entry
  from assignments
  where entry = @entry union select entry
  from assignment_entries
  where assignment = @assignment;
--   MERGE (UNION)
--   LEFT
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid=?)
--   RIGHT
--   SEARCH assignment_entries USING PRIMARY KEY (assignment=?)

select entry
  from editions
  where jurisdiction = @jurisdiction;
--   SEARCH editions USING INDEX sqlite_autoindex_editions_1 (jurisdiction=?)

select entry, recordedOn as "on"
  from rejections
  where entry >= @start
  order by entry
  limit 1;
--   SEARCH rejections USING INTEGER PRIMARY KEY (rowid>?)

select max(entry) as last
  from rejections;
--   SEARCH rejections

select max(jurisdiction) as most
  from rejections
  where jurisdiction < @until;
--   SEARCH rejections USING COVERING INDEX rejections_by_jurisdiction (jurisdiction<?)

select min("owing") as "earliest"
  from "obligations"
  where ("obligations"."organisation" = @organisation and "obligations"."community" = @community and "obligations"."owing" is not null);
--   SEARCH obligations USING COVERING INDEX obligations_by_community (community=?)

select min(community) as "key"
  from rejection_communities
  where community > @after;
--   SEARCH rejection_communities USING PRIMARY KEY (community>?)

select min(entry) as first
  from rejections;
--   SEARCH rejections

select min(item) as "key"
  from rejections
  where item > @after;
--   SEARCH rejections USING COVERING INDEX rejections_by_item (item>?)

select min(jurisdiction) as least
  from rejections
  where jurisdiction >= @from;
--   SEARCH rejections USING COVERING INDEX rejections_by_jurisdiction (jurisdiction>?)

select min(organisation) as "key"
  from rejections
  where organisation > @after;
--   SEARCH rejections USING COVERING INDEX rejections_by_organisation (organisation>?)

select min(organisation) as organisation
  from dues
  where organisation > @after;
--   SEARCH dues USING PRIMARY KEY (organisation>?)

select min(rule) as "key"
  from rejection_rules
  where rule > @after;
--   SEARCH rejection_rules USING PRIMARY KEY (rule>?)

select min(street) as "key"
  from communities
  where street > @after;
--   SEARCH communities

select month, sum(items) as items, sum(minutes) as minutes, sum(ledgers) as ledgers, sum(forms) as forms, sum(platforms) as platforms, sum(meetings) as meetings
  from burdens
  where "by" = 'organisation' and jurisdiction >= @within and jurisdiction < @within || ':' and month <= @until
  group by month
  order by month;
--   SEARCH burdens USING PRIMARY KEY (by=? AND jurisdiction>? AND jurisdiction<?)
--   USE TEMP B-TREE FOR GROUP BY

select promises
  from obligations
  where "key" = @key;
--   SEARCH obligations USING INTEGER PRIMARY KEY (rowid=?)

select r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory, r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body
  from rejection_communities d cross join rejections r cross join entries e
  where e."index" = r.entry and r.entry = d.entry and d.community = ? and d.entry > ? and d.entry <= ?
  order by d.entry
  limit @limit;
--   SEARCH d USING PRIMARY KEY (community=? AND entry>? AND entry<?)
--   SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)

select r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory, r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body
  from rejection_rules d cross join rejections r cross join entries e
  where e."index" = r.entry and r.entry = d.entry and d.rule = ? and d.entry > ? and d.entry <= ?
  order by d.entry
  limit @limit;
--   SEARCH d USING PRIMARY KEY (rule=? AND entry>? AND entry<?)
--   SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)

select r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory, r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body
  from rejection_rules d cross join rejections r cross join entries e
  where e."index" = r.entry and r.entry = d.entry and exists (select 1
  from rejection_communities x
  where x.community = ? and x.entry = r.entry) and d.rule = ? and +r.organisation = ? and +r.item = ? and +r.ground = ? and +r."by" = ? and d.entry > ? and d.entry <= ?
  order by d.entry
  limit @limit;
--   SEARCH d USING PRIMARY KEY (rule=? AND entry>? AND entry<?)
--   SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
--   SEARCH x EXISTS USING PRIMARY KEY (community=? AND entry=?)
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)

select r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory, r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body
  from rejections r cross join entries e
  where e."index" = r.entry and +r."by" = ? and r.entry > ? and r.entry <= ?
  order by r.entry
  limit @limit;
--   SEARCH r USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)

select r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory, r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body
  from rejections r cross join entries e
  where e."index" = r.entry and r."by" <> 'rules' and r."by" = ? and r.entry > ? and r.entry <= ?
  order by r.entry
  limit @limit;
--   SEARCH r USING INDEX rejections_by_people (by=? AND entry>? AND entry<?)
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)

select r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory, r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body
  from rejections r cross join entries e
  where e."index" = r.entry and r.advisory = ? and r.entry > ? and r.entry <= ?
  order by r.entry
  limit @limit;
--   SEARCH r USING INDEX rejections_by_advisory (advisory=? AND entry>? AND entry<?)
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)

select r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory, r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body
  from rejections r cross join entries e
  where e."index" = r.entry and r.entry > ? and r.entry <= ?
  order by r.entry
  limit @limit;
--   SEARCH r USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)

select r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory, r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body
  from rejections r cross join entries e
  where e."index" = r.entry and r.ground = ? and r.entry > ? and r.entry <= ?
  order by r.entry
  limit @limit;
--   SEARCH r USING INDEX rejections_by_ground (ground=? AND entry>? AND entry<?)
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)

select r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory, r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body
  from rejections r cross join entries e
  where e."index" = r.entry and r.item = ? and r.entry > ? and r.entry <= ?
  order by r.entry
  limit @limit;
--   SEARCH r USING INDEX rejections_by_item (item=? AND entry>? AND entry<?)
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)

select r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory, r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body
  from rejections r cross join entries e
  where e."index" = r.entry and r.organisation = ? and r.entry > ? and r.entry <= ?
  order by r.entry
  limit @limit;
--   SEARCH r USING INDEX rejections_by_organisation (organisation=? AND entry>? AND entry<?)
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)

select r.organisation, r.item, case when r.item is null then (select coalesce(json_extract(e.body, '$.request.title'), json_extract(e.body, '$.title'))
  from entries e
  where e."index" = r.entry) end as title, count(*) as times, min(r.entry) as first, max(r.entry) as last, min(r.recordedOn) as firstOn, max(r.recordedOn) as lastOn
  from rejection_communities d cross join rejections r
  where d.community = @community and r.entry = d.entry and d.entry >= @first and d.entry <= @last and +r.advisory = 0 and r.organisation is not null
  group by 1, 2, 3 having count(*) > 1
  order by 1, 2, 3;
--   SEARCH d USING PRIMARY KEY (community=? AND entry>? AND entry<?)
--   SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
--   USE TEMP B-TREE FOR GROUP BY
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)
--   USE TEMP B-TREE FOR ORDER BY

select r.organisation, r.item, case when r.item is null then (select coalesce(json_extract(e.body, '$.request.title'), json_extract(e.body, '$.title'))
  from entries e
  where e."index" = r.entry) end as title, count(*) as times, min(r.entry) as first, max(r.entry) as last, min(r.recordedOn) as firstOn, max(r.recordedOn) as lastOn
  from rejection_communities d cross join rejections r
  where d.community = @community and r.entry = d.entry and d.entry >= @first and d.entry <= @last and +r.advisory = 0 and r.organisation is not null and +r.item = @item
  group by 1, 2, 3 having count(*) > 1
  order by 1, 2, 3;
--   SEARCH d USING PRIMARY KEY (community=? AND entry>? AND entry<?)
--   SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
--   USE TEMP B-TREE FOR GROUP BY
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)
--   USE TEMP B-TREE FOR ORDER BY

select r.organisation, r.item, case when r.item is null then (select coalesce(json_extract(e.body, '$.request.title'), json_extract(e.body, '$.title'))
  from entries e
  where e."index" = r.entry) end as title, count(*) as times, min(r.entry) as first, max(r.entry) as last, min(r.recordedOn) as firstOn, max(r.recordedOn) as lastOn
  from rejection_communities d cross join rejections r
  where d.community = @community and r.entry = d.entry and d.entry >= @first and d.entry <= @last and +r.advisory = 0 and r.organisation is not null and +r.organisation = @organisation
  group by 1, 2, 3 having count(*) > 1
  order by 1, 2, 3;
--   SEARCH d USING PRIMARY KEY (community=? AND entry>? AND entry<?)
--   SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
--   USE TEMP B-TREE FOR GROUP BY
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)
--   USE TEMP B-TREE FOR ORDER BY

select r.organisation, r.item, case when r.item is null then (select coalesce(json_extract(e.body, '$.request.title'), json_extract(e.body, '$.title'))
  from entries e
  where e."index" = r.entry) end as title, count(*) as times, min(r.entry) as first, max(r.entry) as last, min(r.recordedOn) as firstOn, max(r.recordedOn) as lastOn
  from rejection_communities d cross join rejections r
  where d.community = @community and r.entry = d.entry and d.entry >= @first and d.entry <= @last and +r.advisory = 0 and r.organisation is not null and +r.organisation = @organisation and +r.item = @item
  group by 1, 2, 3 having count(*) > 1
  order by 1, 2, 3;
--   SEARCH d USING PRIMARY KEY (community=? AND entry>? AND entry<?)
--   SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
--   USE TEMP B-TREE FOR GROUP BY
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)
--   CORRELATED SCALAR SUBQUERY 1
--   SEARCH e USING INTEGER PRIMARY KEY (rowid=?)
--   USE TEMP B-TREE FOR ORDER BY

select recordedOn as day
  from rejections
  where entry >= @start
  order by entry
  limit 1;
--   SEARCH rejections USING INTEGER PRIMARY KEY (rowid>?)

update "access_keys"
  set "revokedAt" = @at
  where ("access_keys"."id" = @id and "access_keys"."revokedAt" is null);
--   SEARCH access_keys USING INDEX sqlite_autoindex_access_keys_1 (id=?)

update "assignments"
  set "status" = ?, "closing" = ?
  where "entry" = ?;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid=?)

update "assignments"
  set "status" = ?, "review" = ?
  where "entry" = ?;
--   SEARCH assignments USING INTEGER PRIMARY KEY (rowid=?)

update "budget_lines"
  set "committedFen" = "committedFen" + ?
  where "code" = ? and "organisation" = ?;
--   SEARCH budget_lines USING INDEX budget_lines_by_organisation (organisation=?)

update "deliveries"
  set "status" = ?, "receivedFen" = ?, "receivedOn" = ?, "answeredOn" = ?, "answerNote" = ?
  where "id" = ?;
--   SEARCH deliveries USING INDEX sqlite_autoindex_deliveries_1 (id=?)

update "expenditures"
  set "correctedBy" = ?
  where "id" = ?;
--   SEARCH expenditures USING INDEX sqlite_autoindex_expenditures_1 (id=?)

update "obligations"
  set "promises" = ?, "owing" = ?, "lapsing" = ?
  where "key" = ?;
--   SEARCH obligations USING INTEGER PRIMARY KEY (rowid=?)

update "obligations"
  set "refusedOn" = ?
  where "key" = ?;
--   SEARCH obligations USING INTEGER PRIMARY KEY (rowid=?)

update "obligations"
  set "standing" = ?, "endedOn" = ?
  where "key" = ?;
--   SEARCH obligations USING INTEGER PRIMARY KEY (rowid=?)

update "obligations"
  set "standing" = ?, "fromDay" = ?, "untilDay" = ?
  where "key" = ?;
--   SEARCH obligations USING INTEGER PRIMARY KEY (rowid=?)

with keys as ( select distinct jurisdiction, "key"
  from burdens
  where "by" = @by and (jurisdiction, "key") > (@afterJurisdiction, @after) and jurisdiction < @within || ':'
  order by jurisdiction, "key"
  limit @limit) select b.jurisdiction, b."key", b.month, b.items, b.minutes, b.ledgers, b.forms, b.platforms, b.meetings
  from keys k cross join burdens b on b."by" = @by and b.jurisdiction = k.jurisdiction and b."key" = k."key" and b.month <= @until
  order by b.jurisdiction, b."key", b.month;
