// 保障承诺 as reminders: what is due, for whoever must act, as a list or as a calendar that a phone subscribes to.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../../app.ts'
import { calendarFeed, type FeedLine } from '../../formats/calendar.ts'
import type { Principal } from '../../policy/ports.ts'
import { commitmentOn } from '../../policy/support/day.ts'
import { commitmentStatuses } from '../../policy/support/status.ts'
import { promised } from '../../policy/support/words.ts'
import type { Day as DayText } from '../../policy/terms.ts'
import type { CommitmentFilter, CommitmentLine as Row } from '../../schema/sql/reads/support.ts'
import { Code, Day, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { CommitmentPage } from '../../schema/wire/support/support.ts'
import { callerOf, notYours } from '../http/auth.ts'
import { languageOf } from '../http/language.ts'
import { type Asked, pageAt, pageOf, strangeCursor } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { todayOf } from './obligations.ts'

const Filters = {
  dueBefore: optional(Day),
  status: optional(oneOf(commitmentStatuses)),
  organisation: optional(Code),
  community: optional(Code),
  on: optional(Day),
}
type Wanted = { dueBefore?: DayText; status?: string; organisation?: string; community?: string; on?: DayText }

/** Read at a time while looking for a status, which is a function of the day and stands in no column. */
const piece = 500
/** Events in a feed at most: calendars choke on more. */
const feedLimit = 2000

export const commitmentRoutes: Routes = async (app, { store }) => {
  const roles = ['organisation', 'community', 'reviewer', 'auditor'] as const
  const no = problems('invalid-input', 'unauthenticated', 'forbidden')
  const tag = { tags: ['support'] }
  app.get(
    '/commitments',
    {
      config: { roles },
      schema: {
        ...tag,
        summary: '保障承诺，按到期日 Commitments by due day',
        querystring: strict({ ...Filters, ...Paging }),
        response: { 200: ref(CommitmentPage), ...no },
      },
    },
    getCommitments,
  )
  app.get(
    '/commitments.ics',
    {
      // Calendars send no bearer token: they ask for a password. A key in the address would end in logs.
      config: { roles, basic: true },
      schema: {
        ...tag,
        summary:
          '到期日历（iCalendar） Due days as a calendar; the key as a bearer token, or as the password of HTTP Basic',
        querystring: strict(Filters),
        response: { 200: { content: { 'text/calendar': { schema: Type.String() } } }, ...no },
      },
    },
    getFeed,
  )

  async function getCommitments(request: FastifyRequest<{ Querystring: Wanted & Asked }>, reply: FastifyReply) {
    const { after, limit } = pageAt(request.query)
    const lines = linesFor(request, placeIn(after))
    const shown = [...lines.take(limit)]
    const language = languageOf(request)
    return pageOf(
      request,
      reply,
      shown,
      request.query,
      ({ dueOn, id }) => `${dueOn} ${id}`,
      (line) => ({ ...line, what: promised(line, language) }),
    )
  }

  async function getFeed(request: FastifyRequest<{ Querystring: Wanted }>, reply: FastifyReply) {
    const { status } = request.query
    const awaited = linesFor(request, placeIn(undefined)).filter(
      (line) => status !== undefined || (line.status !== 'confirmed' && line.status !== 'dropped'),
    )
    reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, max-age=3600')
    const at = new Date(store.clock.now()).toISOString()
    return calendarFeed([...awaited.take(feedLimit)], at, languageOf(request))
  }

  /** Commitments that match, in order, read piece by piece as they are asked for. */
  function* linesFor(request: FastifyRequest<{ Querystring: Wanted }>, after: { dueOn: DayText; id: string }) {
    const { on = todayOf(store), status } = request.query
    const filter = filterOf(callerOf(request), request.query, on)
    for (;;) {
      const rows = store.commitmentLines(filter, after, piece)
      const deliveries = Map.groupBy(
        store.deliveriesIn(rows.map(({ obligation }) => obligation)),
        ({ commitment }) => commitment,
      )
      for (const row of rows) {
        const line = lineOf(row, deliveries.get(row.id) ?? [], on)
        if (status === undefined || line.status === status) yield line
      }
      const last = rows.at(-1)
      if (last === undefined || rows.length < piece) return
      after = last
    }
  }

  /** What the caller asks for, within what its key is bound to. A street office sees its own communities too. */
  function filterOf(caller: Principal, wanted: Wanted, on: DayText): CommitmentFilter {
    const { organisation, community, dueBefore, status } = wanted
    const filter: CommitmentFilter = {}
    if (organisation !== undefined) filter.organisation = organisation
    if (community !== undefined) filter.community = community
    if (dueBefore !== undefined) filter.dueBefore = dueBefore
    // Today's open ones have a column of their own; on another day they may have stood otherwise.
    if (on === todayOf(store) && status !== undefined && status !== 'confirmed' && status !== 'dropped')
      filter.open = true
    if (status === 'overdue' && (dueBefore === undefined || dueBefore > on)) filter.dueBefore = on
    if (caller.role === 'organisation') return scopedTo(caller.organisation as string, filter)
    if (caller.role === 'community') {
      if (community !== undefined && community !== caller.community) notYours()
      return { ...filter, community: caller.community as string }
    }
    return { ...filter, within: caller.jurisdiction as string }
  }

  function scopedTo(own: string, filter: CommitmentFilter): CommitmentFilter {
    if (store.reads.organisation(own)?.kind === 'street-office') return { ...filter, streetOf: own }
    if (filter.organisation !== undefined && filter.organisation !== own) notYours()
    return { ...filter, organisation: own }
  }
}

type Deliveries = Parameters<typeof commitmentOn>[1]

function lineOf(
  row: Row,
  deliveries: Deliveries,
  on: DayText,
): FeedLine & { obligation: string; assignment: string; what: string } {
  const { deliveries: _, overFen: __, ...shown } = commitmentOn(row, deliveries, on)
  const { obligation, assignment, organisation, community, title, item } = row
  const about = { obligation, assignment, organisation, community, title, ...(item !== null && { item }) }
  return { ...shown, ...about }
}

function placeIn(after: string | undefined): { dueOn: DayText; id: string } {
  if (after === undefined) return { dueOn: '', id: '' }
  const [dueOn, id] = /^(\d{4}-\d\d-\d\d) ([A-Za-z0-9.]{1,40})$/.exec(after)?.slice(1) ?? refuse(strangeCursor)
  return { dueOn: dueOn as string, id: id as string }
}
