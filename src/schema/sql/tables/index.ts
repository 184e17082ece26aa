// What is kept, for SQLite. Text and integer columns only; JSON stands as the canonical text that is hashed.

import type { Row, TableName } from '../../../policy/record/rows.ts'
import { index, integer, primaryKey, sql, sqliteTable, text } from '../engine/drizzle.ts'

// The log: what is true.

export const entries = sqliteTable('entries', {
  index: integer('idx').primaryKey(),
  leaf: text('leaf').notNull(),
  leafHash: text('leaf_hash').notNull(),
  salt: text('salt').notNull(),
  body: text('body').notNull(),
})

/** Interior nodes of the tree, by their position in golang.org/x/mod/sumdb/tlog. */
export const treeNodes = sqliteTable('tree_nodes', {
  position: integer('position').primaryKey(),
  hash: text('hash').notNull(),
})

// The tables that say what the log says.

export const organisations = sqliteTable(
  'organisations',
  {
    code: text('code').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind').$type<Row<'organisations'>['kind']>().notNull(),
    jurisdiction: text('jurisdiction').notNull(),
  },
  (t) => [index('organisations_by_jurisdiction').on(t.jurisdiction, t.code)],
)

export const communities = sqliteTable(
  'communities',
  {
    code: text('code').primaryKey(),
    name: text('name').notNull(),
    jurisdiction: text('jurisdiction').notNull(),
    street: text('street').notNull(),
    households: integer('households').notNull(),
    residents: integer('residents').notNull(),
  },
  (t) => [index('communities_by_jurisdiction').on(t.jurisdiction, t.code)],
)

export const budgetLines = sqliteTable(
  'budget_lines',
  {
    code: text('code').primaryKey(),
    organisation: text('organisation').notNull(),
    year: integer('year').notNull(),
    totalFen: integer('total_fen').notNull(),
    document: text('document').notNull(),
    committedFen: integer('committed_fen').notNull().default(0),
  },
  (t) => [index('budget_lines_by_organisation').on(t.organisation, t.code)],
)

export const editions = sqliteTable(
  'editions',
  {
    jurisdiction: text('jurisdiction').notNull(),
    number: integer('number').notNull(),
    effectiveFrom: text('effective_from').notNull(),
    hash: text('hash').notNull(),
    title: text('title').notNull(),
    document: text('document').notNull(),
    publishedAt: text('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
    entry: integer('entry').notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdiction, t.number] })],
)

export const assignments = sqliteTable(
  'assignments',
  {
    id: text('id').primaryKey(),
    entry: integer('entry').notNull(),
    jurisdiction: text('jurisdiction').notNull(),
    organisation: text('organisation').notNull(),
    status: text('status').$type<Row<'assignments'>['status']>().notNull(),
    item: text('item'),
    title: text('title').notNull(),
    fromDay: text('from_day').notNull(),
    untilDay: text('until_day').notNull(),
    recordedOn: text('recorded_on').notNull(),
    reviewDueOn: text('review_due_on'),
    budgetLine: text('budget_line'),
    amountFen: integer('amount_fen').notNull(),
    kind: text('kind').$type<Row<'assignments'>['kind']>().notNull(),
    graceDays: integer('grace_days').notNull(),
    request: text('request').notNull(),
    decision: text('decision').notNull(),
    review: text('review'),
    closing: text('closing'),
  },
  (t) => [
    index('assignments_by_entry').on(t.entry),
    index('assignments_by_organisation').on(t.organisation, t.entry),
    index('assignments_in_review').on(t.reviewDueOn, t.entry).where(sql`status = 'in-review'`),
  ],
)

export const obligations = sqliteTable(
  'obligations',
  {
    id: text('id').primaryKey(),
    assignment: text('assignment').notNull(),
    position: integer('position').notNull(),
    community: text('community').notNull(),
    organisation: text('organisation').notNull(),
    jurisdiction: text('jurisdiction').notNull(),
    kind: text('kind').$type<Row<'obligations'>['kind']>().notNull(),
    item: text('item'),
    title: text('title').notNull(),
    fromDay: text('from_day').notNull(),
    untilDay: text('until_day').notNull(),
    standing: text('standing').$type<Row<'obligations'>['standing']>().notNull(),
    endedOn: text('ended_on'),
  },
  (t) => [
    index('obligations_by_assignment').on(t.assignment, t.position),
    // Only what still runs or waits is looked for when deciding; what has ended costs nothing there.
    index('obligations_open').on(t.community, t.item, t.untilDay).where(sql`ended_on is null`),
    index('obligations_by_community').on(t.community, t.untilDay),
  ],
)

export const commitments = sqliteTable(
  'commitments',
  {
    id: text('id').primaryKey(),
    obligation: text('obligation').notNull(),
    position: integer('position').notNull(),
    organisation: text('organisation').notNull(),
    community: text('community').notNull(),
    kind: text('kind').$type<Row<'commitments'>['kind']>().notNull(),
    what: text('what').notNull(),
    dueOn: text('due_on').notNull(),
    overdueFrom: text('overdue_from').notNull(),
    amountFen: integer('amount_fen'),
    confirmedFen: integer('confirmed_fen').notNull(),
    standing: text('standing').$type<Row<'commitments'>['standing']>().notNull(),
    metOn: text('met_on'),
    droppedOn: text('dropped_on'),
  },
  (t) => [
    index('commitments_by_obligation').on(t.obligation, t.position),
    index('commitments_by_organisation').on(t.organisation, t.dueOn, t.id),
    index('commitments_by_day').on(t.dueOn, t.id),
    index('commitments_open').on(t.organisation, t.community, t.overdueFrom).where(sql`standing = 'open'`),
  ],
)

export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    entry: integer('entry').notNull(),
    obligation: text('obligation').notNull(),
    commitment: text('commitment').notNull(),
    deliveredOn: text('delivered_on').notNull(),
    amountFen: integer('amount_fen'),
    voucher: text('voucher'),
    note: text('note'),
    overFen: integer('over_fen'),
    status: text('status').$type<Row<'deliveries'>['status']>().notNull(),
    receivedOn: text('received_on'),
    answeredOn: text('answered_on'),
    answerNote: text('answer_note'),
  },
  (t) => [index('deliveries_by_obligation').on(t.obligation, t.entry)],
)

export const obligationEvents = sqliteTable(
  'obligation_events',
  {
    obligation: text('obligation').notNull(),
    entry: integer('entry').notNull(),
    day: text('day').notNull(),
    event: text('event').$type<Row<'obligationEvents'>['event']>().notNull(),
    reason: text('reason'),
  },
  (t) => [primaryKey({ columns: [t.obligation, t.entry] })],
)

export const rejections = sqliteTable(
  'rejections',
  {
    entry: integer('entry').primaryKey(),
    recordedAt: text('recorded_at').notNull(),
    recordedOn: text('recorded_on').notNull(),
    jurisdiction: text('jurisdiction').notNull(),
    by: text('by').$type<Row<'rejections'>['by']>().notNull(),
    ground: text('ground').$type<NonNullable<Row<'rejections'>['ground']>>(),
    advisory: integer('advisory').notNull(),
    organisation: text('organisation'),
    item: text('item'),
    assignment: text('assignment'),
  },
  (t) => [
    // One for each filter, in the order of entries, so that a page is found without sorting. Days need none: they grow with entries.
    index('rejections_by_jurisdiction').on(t.jurisdiction, t.entry),
    index('rejections_by_organisation').on(t.organisation, t.entry),
    index('rejections_by_item').on(t.item, t.entry),
    index('rejections_by_advisory').on(t.advisory, t.entry),
    index('rejections_by_people').on(t.by, t.entry).where(sql`"by" <> 'rules'`),
    index('rejections_by_ground').on(t.ground, t.entry).where(sql`ground is not null`),
  ],
)

export const rejectionRules = sqliteTable(
  'rejection_rules',
  { rule: text('rule').notNull(), entry: integer('entry').notNull() },
  (t) => [primaryKey({ columns: [t.rule, t.entry] })],
)

export const rejectionCommunities = sqliteTable(
  'rejection_communities',
  { community: text('community').notNull(), entry: integer('entry').notNull() },
  (t) => [primaryKey({ columns: [t.community, t.entry] })],
)

/** What was recorded of an assignment after its first decision: reviews, deliveries, refusals, ends. */
export const assignmentEntries = sqliteTable(
  'assignment_entries',
  { assignment: text('assignment').notNull(), entry: integer('entry').notNull() },
  (t) => [primaryKey({ columns: [t.assignment, t.entry] })],
)

// Beside the record: neither is part of what the log says.

export const drafts = sqliteTable('drafts', {
  jurisdiction: text('jurisdiction').primaryKey(),
  version: integer('version').notNull(),
  document: text('document').notNull(),
  editedBy: text('edited_by').notNull(),
  editedAt: text('edited_at').notNull(),
})

export const accessKeys = sqliteTable('access_keys', {
  id: text('id').primaryKey(),
  digest: text('digest').notNull().unique(),
  role: text('role').notNull(),
  organisation: text('organisation'),
  community: text('community'),
  jurisdiction: text('jurisdiction'),
  label: text('label'),
  createdAt: text('created_at').notNull(),
  revokedAt: text('revoked_at'),
})

/** Answers kept for callers who ask again with the same Idempotency-Key. */
export const repeats = sqliteTable(
  'repeats',
  {
    caller: text('caller').notNull(),
    key: text('key').notNull(),
    digest: text('digest').notNull(),
    answer: text('answer').notNull(),
    keptUntil: integer('kept_until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caller, t.key] }), index('repeats_by_age').on(t.keptUntil)],
)

/** Every table that the log folds into, by the core's name for it. */
export const recordTables = {
  organisations,
  communities,
  budgetLines,
  editions,
  assignments,
  obligations,
  commitments,
  deliveries,
  obligationEvents,
  rejections,
  rejectionRules,
  rejectionCommunities,
  assignmentEntries,
} satisfies Record<TableName, unknown>

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
type Kept<T extends TableName> = (typeof recordTables)[T]['$inferSelect']
/** Fails to compile where a table and the core's row for it part ways. */
export const tablesMatchRows: { [T in TableName]: Same<Kept<T>, Row<T>> } = {
  organisations: true,
  communities: true,
  budgetLines: true,
  editions: true,
  assignments: true,
  obligations: true,
  commitments: true,
  deliveries: true,
  obligationEvents: true,
  rejections: true,
  rejectionRules: true,
  rejectionCommunities: true,
  assignmentEntries: true,
}
