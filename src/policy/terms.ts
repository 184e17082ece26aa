// The words of the domain as types, one word per thing. Nothing here runs, but for the closed sets and who is in them.

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string
/** RFC 3339, UTC, ending in `Z`. */
export type Instant = string

export const organisationKinds = [
  'department',
  'party-organ',
  'street-office',
  'mass-organisation',
  'public-institution',
  'judicial',
  'government',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** 承接主体 */
export const receivers = ['residents-committee', 'service-station', 'service-centre', 'outlet'] as const
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

/** What an obligation can be: of a carried kind, work admitted off the list, or what a contract for its services promises. */
export const obligationKinds = [...carriedKinds, 'off-list', 'contract'] as const
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

/** 清理事项类别: what communities carried before the list. */
export const cleanUpKinds = ['task', 'appraisal', 'organisation', 'ledger', 'platform', 'certificate'] as const
export type CleanUpKind = (typeof cleanUpKinds)[number]

/** 处置: what became of it. */
export const disposals = ['cancelled', 'merged', 'kept', 'taken-back', 'returned'] as const
export type Disposal = (typeof disposals)[number]

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
  'meeting',
  'inspection',
  'creation',
  'secondment',
  'material',
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

/** 党政群机构: a body that can ask, pay, or issue an order. */
export interface Organisation {
  code: string
  name: string
  kind: OrganisationKind
  jurisdiction: string
  /** The organisation that it is part of: it may ask for what that one leads, and that one may pay for it. */
  partOf?: string
  /** 统一社会信用代码, GB 32100. */
  creditCode?: string
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
  /** Community workers, and grids. */
  staff?: number
  grids?: number
}

export const providerKinds = ['social-organisation', 'enterprise', 'public-institution'] as const
export type ProviderKind = (typeof providerKinds)[number]

/** 承接机构 */
export interface Provider {
  code: string
  name: string
  /** 统一社会信用代码, GB 32100. */
  creditCode: string
  kind: ProviderKind
}

/** 网点: a shop or business hall that bears work. */
export interface Outlet {
  code: string
  name: string
  community: string
  /** A provider. */
  operator: string
}

/** 服务合同 */
export interface Contract {
  code: string
  provider: string
  /** Items of the list. */
  items: string[]
  communities: string[]
  period: Period
  priceFen: number
  /** All by percent, or all by amount. */
  instalments: { dueOn: Day; percent?: number; amountFen?: number }[]
  payer: string
  document: string
}

/** 预算项目 */
export interface BudgetLine {
  code: string
  organisation: string
  year: number
  totalFen: number
  document: string
  /** Before the people's congress has approved it (预算法 art. 54). */
  provisional?: boolean
}

/** 清理事项 */
export interface CleanUpLine {
  code: string
  kind: CleanUpKind
  name: string
  /** Who asked communities for it. */
  organisation?: string
  /** Where it was carried. */
  communities: string[]
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
  /** The basis that took its place. */
  successor?: string
}

export type PlanBasis = Pick<Basis, 'title' | 'article' | 'force' | 'from' | 'until'>

/** What one unit of the work costs a community in hours. */
export interface Effort {
  hours: number
  per: FeeUnit
}

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
  /** Goes before the terms' own. */
  noticeWorkingDays?: number
  effort?: Effort
  fee?: Fee
  support?: { staff?: number; guidance?: boolean; authority?: string[] }
  allows?: Allowed[]
  standard?: { process: string; record: string; evaluation: string; minTimesPerMonth?: number; minStaff?: number }
  /** Everyday words for it, to be found by. */
  synonyms?: string[]
  bases: string[]
}

/** 突发事件 */
export interface EmergencyTerms {
  /** Whose decisions and orders count: organisation codes. */
  issuers: string[]
  levels: EmergencyLevel[]
  /** The work begins no more than so many days after the order. */
  maxAgeDays: number
  /** One order carries the same work no longer than this, however often it is asked. */
  maxDays: number
  /** Days after the first day by which what is not there yet must come. */
  fundingWithinDays: number
  /** The reviewing body confirms within so many working days, or the admission lapses. */
  confirmWithinWorkingDays: number
}

/** 准入条款 */
export interface Terms {
  noticeWorkingDays: number
  /** For work off the list; absent: as for listed work. */
  offListNoticeWorkingDays?: number
  reviewWorkingDays: number
  graceDays: number
  ownDutyAssignable: boolean
  reviewListed: boolean
  arrearsBlock: boolean
  maxActiveItems?: number
  /** Who may pay besides the asker and what it is part of: the treasury, a street office. */
  payers?: string[]
  /** 政务应用程序、平台 that any item may use; `number`: of its filing. */
  platforms?: { name: string; number?: string }[]
  /** Absent: there is no emergency admission. */
  emergency?: EmergencyTerms
  /** Hours of a community worker's month. */
  staffHoursPerMonth?: number
  evaluation?: {
    weights: { residents: number; committee: number; street: number }
    adjustmentLimit: number
    /** The share of the pay that hangs on the grade. */
    payPercent?: number
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
  emergency?: EmergencyOrder
  /** The contract under which a centre or an outlet bears it; absent: whichever covers it. */
  contract?: string
  /** An own application that was returned, which this one completes. */
  amends?: string
}

/** The same as it is sent: what the item itself fixes need not be said again. */
export type AskedRequest = Omit<AssignmentRequest, 'receiver' | 'role'> &
  Partial<Pick<AssignmentRequest, 'receiver' | 'role'>>

/** 决定、命令 that stands in for the list and the notice. */
export interface EmergencyOrder {
  /** The body that issued it, by its code. */
  issuer: string
  /** Its document number. */
  number: string
  /** Its title. */
  order: string
  level: EmergencyLevel
  issuedOn: Day
}

/** How the force of a basis in a plan was found: by the edition, or by the provisions that the product ships. */
export interface Proven {
  id: string
  by: 'edition' | 'provisions'
  force: Force
  from?: Day
  until?: Day
}

/** What stands in the record when a request is decided; with the request, the edition and the instant, all that a decision may rest on. */
export interface Facts {
  /** The Shanghai day of the request. */
  today: Day
  asker: Pick<Organisation, 'code' | 'kind' | 'jurisdiction' | 'partOf'>
  /** The street office that the asker is part of, if it is part of one. */
  askerStreet?: string
  /** The jurisdiction of the target communities. */
  jurisdiction: string
  /** The street office of each target. */
  streets: Record<string, string>
  /** What the registry knows of each target. */
  sizes?: Record<string, Pick<Community, 'households' | 'residents'>>
  /** Of each basis in the plan what is known of it; null: nothing. */
  planBases?: (Proven | null)[]
  /** Days of the request's own period and of before on which each target carries or carried the same work under the same order. */
  underOrder?: { community: string; assignment: string; from: Day; until: Day }[]
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
    provisional?: true
  }
  /** The asker's support that is overdue today at a target. */
  arrears: { community: string; commitments: { id: string; dueOn: Day }[] }[]
  /** Live or undecided assignments of the same item at a target in an overlapping period. */
  duplicates: { community: string; assignment: string; from: Day; until: Day }[]
  /** Assigned items that each target carries on the first day; absent means none. */
  load: Record<string, number>
  /** Of work for a centre or an outlet, by community the contract that covers the item there for all of the period. */
  contracts?: Record<string, string>
  /** Hours in a month of the staff of each target, where the item says what its work costs. */
  staffHours?: Record<string, number>
  /** Of what the request demands, and of its title, what a clean-up had cancelled. */
  cancelled?: { code: string; kind: CleanUpKind; name: string; on: Day }[]
  /** Working days from the day after the request up to the day before the first day, counted no further than the terms ask. */
  notice: { workingDays: number; weekdaysOnly: number[]; earliest?: Day }
}

/**
 * reject beats return beats refer beats warn. `return`: the application is incomplete, nothing is decided yet.
 * `warn` changes nothing: it is shown to everybody who decides or carries the work.
 */
export const effects = ['reject', 'return', 'refer', 'warn'] as const
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
export const outcomes = ['admitted', 'rejected', 'returned', 'referred'] as const
export type Outcome = (typeof outcomes)[number]

/** What a review comes to. */
export const reviewOutcomes = ['admitted', 'rejected'] as const satisfies readonly Outcome[]
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** 申请状态 */
export const assignmentStatuses = [
  'rejected',
  'returned',
  'in-review',
  'admitted',
  'lapsed',
  'withdrawn',
  'revoked',
] as const
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
  'lapsed',
  'withdrawn',
  'revoked',
  'taken-back',
] as const
export type ObligationStatus = (typeof obligationStatuses)[number]

/** 保障承诺状态. `dropped`: fell away unmet when its assignment ended; nothing is owed on it any more. */
export const commitmentStatuses = ['due', 'overdue', 'delivered', 'confirmed', 'disputed', 'dropped'] as const
export type CommitmentStatus = (typeof commitmentStatuses)[number]

/** 到位状态. `retracted`: its organisation took it back before anybody had answered. */
export const deliveryStatuses = ['delivered', 'confirmed', 'disputed', 'retracted'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** What can happen to an obligation once it lives. */
export const obligationEvents = [
  'refused',
  'resumed',
  'released',
  'completed',
  'withdrawn',
  'revoked',
  'taken-back',
] as const
export type ObligationEvent = (typeof obligationEvents)[number]

/** Support that is not there yet, by the rule that it would otherwise have broken, and when it must come. */
export interface Owed {
  rule: string
  dueOn: Day
}

/** Something that the reader should know of a decision and that is nobody's fault. */
export type DecisionNote =
  | { code: 'budget-line-provisional'; line: string; year: number }
  | { code: 'quantity-small'; community: string; quantity: number; households: number }
  | { code: 'burden-added'; community: string; hours: number; staffHours: number }

export interface Required {
  community: string
  amountFen: number
}

/** 准入决定, without texts and without its place in the log. */
export interface Decision {
  outcome: Outcome
  /** Admitted on an emergency order: it lapses unless it is confirmed by then. */
  provisional?: true
  confirmBy?: Day
  /** What the emergency lets come later than the work. */
  owed?: Owed[]
  notes?: DecisionNote[]
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
export const blockedClasses = [
  'disk',
  'fsync',
  'clock',
  'busy',
  'parted',
  'head',
  'edition',
  'writer',
  'database',
  'version',
] as const
export type BlockedClass = (typeof blockedClasses)[number]

/** Why something cannot be done, whatever it was asked through. Closed: callers switch on it. */
export const problemCodes = [
  'invalid-input',
  'unauthenticated',
  'forbidden',
  'same-keeper',
  'not-found',
  'conflict',
  'wrong-state',
  'refusal-not-open',
  'no-edition-in-force',
  'edition-order',
  'below-committed',
  'beyond-received',
  'lapsed-bases',
  'stale-version',
  'key-reused',
  'precondition-required',
  'too-many-requests',
  'cannot-record',
  'cannot-sign',
  'behind',
  'recording-unknown',
] as const
export type ProblemCode = (typeof problemCodes)[number]
