// 承接事项: what a community carries on a day, own duties included.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Routes } from '../../app.ts'
import type { Principal } from '../../policy/ports.ts'
import { notFound } from '../../policy/problem.ts'
import { obligationOn } from '../../policy/support/day.ts'
import { obligationStatus, obligationStatuses, ownDutyId } from '../../policy/support/status.ts'
import { inLanguage } from '../../policy/support/words.ts'
import type { Community, Day as DayText, Item } from '../../policy/terms.ts'
import { shanghaiDay } from '../../policy/time/days.ts'
import type { Known } from '../../schema/sql/reads/as-known.ts'
import type { EventRow, ObligationRow } from '../../schema/sql/reads/support.ts'
import type { Store } from '../../schema/sql/store.ts'
import { Code, Day, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Obligation, ObligationPage, obligationKinds } from '../../schema/wire/support/obligation.ts'
import { AtEntry, asKnown } from '../http/at-entry.ts'
import { callerOf, governs, notYours } from '../http/auth.ts'
import { languageOf } from '../http/language.ts'
import { type Asked, pageAt, pageOf } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'

const readers = ['organisation', 'community', 'reviewer', 'auditor'] as const

const Listed = strict({
  on: optional(Day),
  kind: optional(oneOf(obligationKinds)),
  status: optional(oneOf(obligationStatuses)),
  at: optional(AtEntry),
  ...Paging,
})
type Listed = Asked & { on?: DayText; kind?: string; status?: string; at?: number }

export const obligationRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['obligations'] }
  const no = problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found')
  app.get(
    '/communities/:code/obligations',
    {
      config: { roles: readers },
      schema: {
        ...tag,
        summary: '社区当日承接的事项 What a community carries on a day',
        params: strict({ code: Code }),
        querystring: Listed,
        response: { 200: ref(ObligationPage), ...no },
      },
    },
    getObligations,
  )
  app.get(
    '/obligations/:id',
    {
      config: { roles: readers },
      schema: {
        ...tag,
        summary: '一项承接事项 One obligation',
        params: strict({ id: Code }),
        querystring: strict({ on: optional(Day) }),
        response: { 200: ref(Obligation), ...no },
      },
    },
    getObligation,
  )

  async function getObligations(
    request: FastifyRequest<{ Params: { code: string }; Querystring: Listed }>,
    reply: FastifyReply,
  ) {
    const { at } = request.query
    const community = communityOf(store, request.params.code)
    // An organisation that is not the community's street office sees what it asked for itself.
    if (!mayReadCommunity(callerOf(request), community) && callerOf(request).role !== 'organisation') notYours()
    if (at === undefined) return listed(store, todayOf(store), community, request, reply)
    const subject = { community: community.code, jurisdiction: community.jurisdiction }
    return asKnown(store, subject, at, ({ known, day }) => listed(known, day, community, request, reply))
  }

  /** `known`: the record as it stands, or as it was known at an earlier entry. */
  function listed(
    known: Known,
    today: DayText,
    community: Community,
    request: FastifyRequest<{ Querystring: Listed }>,
    reply: FastifyReply,
  ) {
    const { on = today, kind, status } = request.query
    const caller = callerOf(request)
    const all = mayReadCommunity(caller, community)
    const { after = '', limit } = pageAt(request.query)
    const duties = (all ? ownDuties(known, community, on) : []).filter(
      (one) => one.id > after && (kind ?? one.kind) === one.kind && (status ?? one.status) === one.status,
    )
    const wanted = assigned(known, community.code, on, {
      kind,
      status,
      organisation: all ? undefined : caller.organisation,
    })
    const rows = [...duties, ...wanted(after, limit)].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit)
    const show = onDay(known, community.code, rows, on)
    const language = languageOf(request)
    return pageOf(
      request,
      reply,
      rows,
      request.query,
      ({ id }) => id,
      (row) => inLanguage(show(row), language),
    )
  }

  type Line = ReturnType<typeof ownDuty> | (ObligationRow & { events: EventRow[] })

  /** Assigned work that matches, in the order of its ids. Only what is shown is read whole. */
  function assigned(
    known: Known,
    code: string,
    on: DayText,
    wanted: { [K in 'kind' | 'status' | 'organisation']: string | undefined },
  ) {
    const { kind, status, organisation } = wanted
    const everything = kind === undefined && status === undefined && organisation === undefined
    const events = Map.groupBy(known.eventsAt(code), ({ obligation }) => obligation)
    return (after: string, limit: number) =>
      known
        .obligationsAt(code, after, everything ? limit : -1)
        .map((row) => ({ ...row, events: events.get(row.id) ?? [] }))
        .filter(
          (row) =>
            (kind ?? row.kind) === row.kind &&
            (organisation ?? row.organisation) === row.organisation &&
            (status === undefined || obligationStatus(row, row.events, on) === status),
        )
  }

  function onDay(known: Known, code: string, rows: readonly Line[], on: DayText) {
    const ids = rows.flatMap((row) => ('events' in row ? [row.id] : []))
    const range = { from: ids[0] ?? '', until: ids.at(-1) ?? '' }
    const commitments = Map.groupBy(known.commitmentsAt(code, range), ({ obligation }) => obligation)
    const deliveries = Map.groupBy(known.deliveriesAt(code, range), ({ obligation }) => obligation)
    return (row: Line) =>
      'events' in row
        ? obligationOn(
            row,
            {
              commitments: commitments.get(row.id) ?? [],
              deliveries: deliveries.get(row.id) ?? [],
              events: row.events,
            },
            on,
          )
        : row
  }

  async function getObligation(request: FastifyRequest<{ Params: { id: string }; Querystring: { on?: string } }>) {
    const { id } = request.params
    const { on = todayOf(store) } = request.query
    const caller = callerOf(request)
    const row = store.reads.obligation(id)
    if (row && row.standing !== 'in-review' && row.standing !== 'not-admitted') {
      const asker = caller.role === 'organisation' && caller.organisation === row.organisation
      if (!asker && !mayReadCommunity(caller, communityOf(store, row.community))) notYours()
      const { commitmentsOf, deliveriesOf, eventsOf } = store.reads
      const parts = { commitments: commitmentsOf(id), deliveries: deliveriesOf(id), events: eventsOf(id) }
      return inLanguage(obligationOn(row, parts, on), languageOf(request))
    }
    const community = store.reads.community(id.split('.')[0] ?? '')
    const duty = community && ownDuties(store, community, on).find((one) => one.id === id)
    if (!community || !duty) return refuse(notFound(`没有承接事项 ${id}`, `There is no obligation ${id}`))
    if (!mayReadCommunity(caller, community)) notYours()
    return duty
  }
}

export function todayOf(store: Pick<Store, 'clock'>): DayText {
  return shanghaiDay(new Date(store.clock.now()).toISOString())
}

export function communityOf(store: Pick<Store, 'reads'>, code: string): Community {
  return store.reads.community(code) ?? refuse(notFound(`没有登记社区 ${code}`, `No community ${code} is registered`))
}

/** The community itself, its street office, and who governs its jurisdiction. */
export function mayReadCommunity(caller: Principal, { code, street, jurisdiction }: Community): boolean {
  if (caller.role === 'community') return caller.community === code
  if (caller.role === 'organisation') return caller.organisation === street
  return governs(caller, jurisdiction)
}

function ownDuties(store: Pick<Known, 'reads'>, community: Community, on: DayText) {
  const edition = store.reads.editionInForce(community.jurisdiction, on)
  if (!edition) return []
  return [...edition.items.values()].filter(({ kind }) => kind === 'own-duty').map((item) => ownDuty(community, item))
}

function ownDuty(community: Community, item: Item) {
  return {
    id: ownDutyId(community.code, item.code),
    kind: 'own-duty' as const,
    community: community.code,
    item: item.code,
    title: item.name,
    status: 'active' as const,
    refusable: false,
    overdue: [],
    commitments: [],
  }
}
