// 保障承诺 as reminders: what is due, for whoever must act, as a list or as a calendar that a phone subscribes to.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { calendarFeed } from '../../formats/calendar.ts'
import { placeOf, type Reminder, type ReminderPlace, reminders } from '../../policy/support/reminders.ts'
import { promised } from '../../policy/support/words.ts'
import { commitmentStatuses } from '../../policy/terms.ts'
import { Code, Day, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { CommitmentPage } from '../../schema/wire/support/commitment.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { known } from '../http/known.ts'
import { languageOf } from '../http/language.ts'
import { pageAt, pageOf, strangeCursor } from '../http/paging.ts'
import { granted, refuse } from '../http/problem.ts'

const filters = {
  dueBefore: optional(Day),
  from: optional(Day),
  until: optional(Day),
  status: optional(
    Type.Array(oneOf(commitmentStatuses), {
      maxItems: 6,
      uniqueItems: true,
      description: 'Any of these; without it all, what is open first',
    }),
  ),
  organisation: optional(Code),
  community: optional(Code),
  on: optional(Day),
}
const fed = { querystring: strict(filters) }
const listed = { querystring: strict({ ...filters, ...Paging }) }
/** Events in a feed at most: calendars choke on more. */
const feedLimit = 2000

export const commitmentRoutes: Routes = async (app, { store }) => {
  const no = problems('invalid-input', 'unauthenticated', 'forbidden')
  const tags = ['support']
  app.get(
    '/commitments',
    {
      preValidation: severalStatuses,
      config: { action: 'commitment.list' },
      schema: {
        tags,
        summary: '保障承诺，未到位的在前，按应到位日期 List commitments, open ones first, by due date',
        ...listed,
        response: { 200: ref(CommitmentPage), ...no },
      },
    },
    getCommitments,
  )
  app.get(
    '/commitments.ics',
    {
      // Calendars send no bearer token: they ask for a password. A key in the address would end in logs.
      preValidation: severalStatuses,
      config: { action: 'commitment.list', basic: true },
      schema: {
        tags,
        summary:
          '应到位日期日历（iCalendar） Get due dates as a calendar; send the key as a bearer token, or as the password of HTTP Basic',
        ...fed,
        response: { 200: { content: { 'text/calendar': { schema: Type.String() } } }, ...no },
      },
    },
    getFeed,
  )

  function remindersFor(request: Asks<typeof fed>, after: ReminderPlace): Generator<Reminder> {
    const { today } = store.now()
    const { on = today, dueBefore, from, until, status: statuses, organisation, community } = request.query
    const wanted = { on, dueBefore, from, until, statuses, organisation, community }
    known(store, request, wanted, () => false)
    return granted(reminders(store.reads, callerOf(request), wanted, today, after))
  }

  async function getCommitments(request: Asks<typeof listed>, reply: FastifyReply) {
    const { after, limit } = pageAt(request.query)
    const language = languageOf(request)
    return pageOf(
      request,
      reply,
      [...remindersFor(request, placeIn(after)).take(limit)],
      request.query,
      (line) => {
        const { ended, dueOn, id } = placeOf(line)
        return `${ended ? 1 : 0} ${dueOn} ${id}`
      },
      (line) => ({ ...line, what: promised(line, language) }),
    )
  }

  async function getFeed(request: Asks<typeof fed>, reply: FastifyReply) {
    const { status } = request.query
    const awaited = remindersFor(request, placeIn(undefined)).filter(
      (line) => status !== undefined || (line.status !== 'confirmed' && line.status !== 'dropped'),
    )
    reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, max-age=3600')
    return calendarFeed([...awaited.take(feedLimit)], store.now().at, languageOf(request))
  }
}

/** `status=due,overdue` is `status=due&status=overdue`. */
function severalStatuses(request: FastifyRequest, _: FastifyReply, done: () => void): void {
  const query = request.query as { status?: unknown }
  if (typeof query.status === 'string' && query.status.includes(',')) query.status = query.status.split(',')
  done()
}

function placeIn(after: string | undefined): ReminderPlace {
  if (after === undefined) return { ended: false, dueOn: '', id: '' }
  const found = /^([01]) (\d{4}-\d\d-\d\d) ([A-Za-z0-9.]{1,40})$/.exec(after)?.slice(1) ?? refuse(strangeCursor)
  const [ended, dueOn, id] = found as [string, string, string]
  return { ended: ended === '1', dueOn, id }
}
