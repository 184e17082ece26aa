// The words of the domain as types, one word per thing. Nothing here runs, but for the closed sets and who is in them.

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string
/** RFC 3339, UTC, ending in `Z`. */
export type Instant = string

export const organisationKinds = ['department', 'street-office', 'mass-organisation', 'public-institution'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** 承接主体 */
export const receivers = ['residents-committee', 'service-station', 'service-centre'] as const
export type Receiver = (typeof receivers)[number]

/** 主体职责 / 配合职责 */
export const workRoles = ['principal', 'cooperating'] as const
export type WorkRole = (typeof workRoles)[number]

/** 事项类别：这件事归谁 */
export const itemKinds = [
  'own-duty',
  'assistance',
  'public-service',
  'department-duty',
  'street-service',
  'barred',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** What a community carries: its own duties, and what may come to it as a task. A line of another kind says whose the matter is instead. */
export const carriedKinds = ['own-duty', 'assistance', 'public-service'] as const satisfies readonly ItemKind[]
export type CarriedKind = (typeof carriedKinds)[number]
const carried: ReadonlySet<string> = new Set(carriedKinds)
export const isCarried = (kind: string): kind is CarriedKind => carried.has(kind)

/** What an obligation can be: of a carried kind, or work admitted off the list. */
export const obligationKinds = [...carriedKinds, 'off-list'] as const
export type ObligationKind = (typeof obligationKinds)[number]

export const barredKinds = [
  'task',
  'appraisal',
  'organisation',
  'ledger',
  'platform',
  'certificate',
  'economic-target',
  'enforcement',
  'guarantee',
] as const
export type BarredKind = (typeof barredKinds)[number]

/** 附带要求 */
export const demandKinds = [
  'enforcement',
  'economic-target',
  'appraisal',
  'organisation',
  'ledger',
  'platform',
  'certificate',
  'guarantee',
] as const
export type DemandKind = (typeof demandKinds)[number]

/** 依据效力, strongest first. */
export const forces = [
  'own-duty',
  'shall-assist',
  'cooperate',
  'report-if-found',
  'may',
  'encouraged',
  'named-only',
] as const
export type Force = (typeof forces)[number]

export const feeUnits = ['community', 'household', 'person', 'visit', 'hour', 'post'] as const
export type FeeUnit = (typeof feeUnits)[number]
export const feePeriods = ['once', 'month', 'year'] as const
export type FeePeriod = (typeof feePeriods)[number]

export const emergencyLevels = ['I', 'II', 'III', 'IV'] as const
export type EmergencyLevel = (typeof emergencyLevels)[number]

/** 部门、街道办事处、群团、事业单位 */
export interface Organisation {
  code: string
  name: string
  kind: OrganisationKind
  jurisdiction: string
}

/** 社区 */
export interface Community {
  code: string
  name: string
  jurisdiction: string
  /** The organisation code of its street office. */
  street: string
  households: number
  residents: number
}

/** 预算项目 */
export interface BudgetLine {
  code: string
  organisation: string
  year: number
  totalFen: number
  document: string
}

/** 依据 */
export interface Basis {
  id: string
  title: string
  article: string
  force: Force
  /** Absent: unknown, or since ever. */
  from?: Day
  /** Absent: without end, as far as is known. */
  until?: Day
  /** Who pays, where the law itself says so. */
  payer?: string
  /** The basis that took its place. */
  successor?: string
}

export type PlanBasis = Pick<Basis, 'title' | 'article' | 'force' | 'from' | 'until'>

export interface Fee {
  unitFen: number
  per: FeeUnit
  every: FeePeriod
}

export interface Allowed {
  kind: DemandKind
  name?: string
}

/** 事项 */
export interface Item {
  code: string
  kind: ItemKind
  category: string
  name: string
  nameEn?: string
  barredAs?: BarredKind
  leads?: string[]
  streetMayAsk?: boolean
  needsAdministrativeStatus?: boolean
  receiver?: Receiver
  role?: WorkRole
  limits?: { maxMonths?: number; maxTimesPerMonth?: number }
  fee?: Fee
  support?: { staff?: number; guidance?: boolean; authority?: string[] }
  allows?: Allowed[]
  standard?: { process: string; record: string; evaluation: string }
  bases: string[]
}

/** 准入条款 */
export interface Terms {
  noticeWorkingDays: number
  reviewWorkingDays: number
  graceDays: number
  ownDutyAssignable: boolean
  reviewListed: boolean
  arrearsBlock: boolean
  maxActiveItems?: number
  emergency?: { maxDays: number; fundingWithinDays: number }
  evaluation?: {
    weights: { residents: number; committee: number; street: number }
    adjustmentLimit: number
    grades: { atLeast: number; name: string }[]
  }
  /** State Council holiday notices that this edition adds to, or corrects in, the built-in calendar. */
  calendar?: CalendarYear[]
}

/** One year's notice: days off, and weekend days that are worked. */
export interface CalendarYear {
  year: number
  holidays: Day[]
  workdays: Day[]
  notice: string
}

/** 清单版本 as it is written: what a list keeper drafts and an edition freezes. */
export interface EditionDocument {
  title: string
  terms: Terms
  bases: Basis[]
  items: Item[]
}

/** Names an edition wherever a decision rests on it. */
export interface EditionRef {
  jurisdiction: string
  number: number
  hash: string
}

export interface Target {
  community: string
  quantity?: number
  amountFen?: number
}

export interface Instalment {
  dueOn: Day
  percent: number
}

export interface StaffLine {
  role: string
  count: number
  from: Day
}

export interface Support {
  funding?: { payer: string; budgetLine?: string; instalments: Instalment[] }
  staff?: StaffLine[]
  guidance?: { contact?: string; trainingOn?: Day }
  authority?: string[]
}

export interface Demand {
  kind: DemandKind
  name: string
}

export interface Plan {
  reason?: string
  content?: string
  agreement?: string
  bases?: PlanBasis[]
}

export interface Period {
  from: Day
  until: Day
}

/** 下派（准入申请）, as the asker writes it. */
export interface AssignmentRequest {
  item?: string
  title: string
  receiver: Receiver
  role: WorkRole
  period: Period
  timesPerMonth?: number
  targets: Target[]
  support: Support
  demands?: Demand[]
  plan?: Plan
  emergency?: { order: string; level: EmergencyLevel; issuedOn: Day }
}

/** What stands in the record when a request is decided; with the request, the edition and the instant, all that a decision may rest on. */
export interface Facts {
  /** The Shanghai day of the request. */
  today: Day
  asker: Pick<Organisation, 'code' | 'kind' | 'jurisdiction'>
  /** The jurisdiction of the target communities. */
  jurisdiction: string
  /** The street office of each target. */
  streets: Record<string, string>
  /**
   * The budget line that the request names, if its payer has it. Its sums where it is the asker's own; of another body's
   * that may pay, no more than whether it covers the request: whoever names a line learns nothing of other people's money.
   */
  line?: {
    code: string
    organisation: string
    year: number
    totalFen?: number
    committedFen?: number
    covers?: boolean
  }
  /** The asker's support that is overdue today at a target. */
  arrears: { community: string; commitments: { id: string; dueOn: Day }[] }[]
  /** Live or undecided assignments of the same item at a target in an overlapping period. */
  duplicates: { community: string; assignment: string; from: Day; until: Day }[]
  /** Assigned items that each target carries on the first day; absent means none. */
  load: Record<string, number>
  /** Working days from the day after the request up to the day before the first day, counted no further than the terms ask. */
  notice: { workingDays: number; weekdaysOnly: number[] }
}

/** `warn` changes nothing: it is shown to everybody who decides or carries the work. */
export const effects = ['reject', 'refer', 'warn'] as const
export type Effect = (typeof effects)[number]

/** The figures of an objection, by name: what is recorded of it, and all that its texts are made from. */
export type Figures = Record<string, string | number | boolean | string[]>

/** What a rule found: where in the request, and the figures. Texts are added by the rule's own `zh` and `en`. */
export interface Hit<F = Figures> {
  pointer: string
  community?: string
  facts: F
}

/** 审查意见 without its texts: what is recorded and replayed. */
export interface Finding extends Hit {
  rule: string
  effect: Effect
}

/** 审查意见 as people read it. */
export interface WordedFinding extends Finding {
  message: string
  remedy: string
  sources: string[]
}

/** What a decision comes to. */
export const outcomes = ['admitted', 'rejected', 'referred'] as const
export type Outcome = (typeof outcomes)[number]

/** What a review comes to. */
export const reviewOutcomes = ['admitted', 'rejected'] as const satisfies readonly Outcome[]
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** 申请状态 */
export const assignmentStatuses = ['rejected', 'in-review', 'admitted', 'withdrawn', 'revoked'] as const
export type AssignmentStatus = (typeof assignmentStatuses)[number]

/** Who rejected: the rules, the reviewing body, or the community itself. */
export const rejecters = ['rules', 'reviewer', 'community'] as const
export type RejectedBy = (typeof rejecters)[number]

/** 拒绝理由: of a community's no. */
export const grounds = ['not-admitted', 'support-overdue'] as const
export type Ground = (typeof grounds)[number]

/** 保障类别 */
export const commitmentKinds = ['funding', 'staff', 'guidance', 'authority'] as const
export type CommitmentKind = (typeof commitmentKinds)[number]

/** 承接事项状态 */
export const obligationStatuses = [
  'upcoming',
  'active',
  'refused',
  'completed',
  'expired',
  'withdrawn',
  'revoked',
] as const
export type ObligationStatus = (typeof obligationStatuses)[number]

/** 保障承诺状态. `dropped`: fell away unmet when its assignment ended; nothing is owed on it any more. */
export const commitmentStatuses = ['due', 'overdue', 'delivered', 'confirmed', 'disputed', 'dropped'] as const
export type CommitmentStatus = (typeof commitmentStatuses)[number]

/** 到位状态 */
export const deliveryStatuses = ['delivered', 'confirmed', 'disputed'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** What can happen to an obligation once it lives. */
export const obligationEvents = ['refused', 'resumed', 'completed', 'withdrawn', 'revoked'] as const
export type ObligationEvent = (typeof obligationEvents)[number]

export interface Required {
  community: string
  amountFen: number
}

/** 准入决定, without texts and without its place in the log. */
export interface Decision {
  outcome: Outcome
  provisional?: true
  findings: Finding[]
  required: Required[]
  /** Years whose holiday notice was not known: there Monday to Friday was counted. */
  weekdaysOnly?: number[]
}

/** When a command takes place, read once per transaction, and where its first entry will stand. */
export interface Moment {
  at: Instant
  /** The Shanghai day of `at`. */
  today: Day
  index: number
}

export type Language = 'zh' | 'en'

/** What a person reads, in both languages. */
export interface Text {
  zh: string
  en: string
}

type Extra = Record<string, unknown>

/** One fault of an input: where, and what to do about it. */
export interface Fault {
  pointer: string
  text: Text
  /** Members that tell more of the place, for whoever knows it better than a pointer does. */
  extra?: Extra
}

/** A no that is not a decision: the caller asked for something that cannot be done, or not so, or not by them. */
export interface Problem<Code extends string = ProblemCode> {
  code: Code
  detail: Text
  errors?: Fault[]
  /** Members that the answer carries besides; a function where they hold texts for people. */
  extra?: Extra | ((language: Language) => Extra)
}

/** Why nothing can be recorded: the disk, the clock, another process, the log itself, what is kept of it outside, a published list. */
export const blockedClasses = ['disk', 'fsync', 'clock', 'busy', 'parted', 'head', 'edition'] as const
export type BlockedClass = (typeof blockedClasses)[number]

/** Why something cannot be done, whatever it was asked through. Closed: callers switch on it. */
export const problemCodes = [
  'invalid-input',
  'forbidden',
  'same-keeper',
  'not-found',
  'conflict',
  'wrong-state',
  'refusal-not-open',
  'no-edition-in-force',
  'edition-order',
  'below-committed',
  'lapsed-bases',
  'stale-version',
  'key-reused',
  'precondition-required',
  'too-many-requests',
  'cannot-record',
  'cannot-sign',
  'recording-unknown',
] as const
export type ProblemCode = (typeof problemCodes)[number]
