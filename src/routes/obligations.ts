// 承接事项: what a community carries on a day, own duties included.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Routes } from '../app.ts'
import { shanghaiDay } from '../policy/days.ts'
import { commitmentStatus, obligationStatus, ownDutyId } from '../policy/obligations.ts'
import type { Principal } from '../policy/ports.ts'
import { notFound } from '../policy/problems.ts'
import type { Community, Day as DayText, Item } from '../policy/terms.ts'
import type { CommitmentRow, ObligationRow } from '../schema/sql/queries.ts'
import { Code, Day, oneOf, optional, Paging, ref, strict } from '../schema/wire/common.ts'
import { Obligation, ObligationPage, obligationKinds, obligationStatuses } from '../schema/wire/obligation.ts'
import { problems } from '../schema/wire/problem.ts'
import { callerOf, governs, notYours } from './auth.ts'
import { type Asked, pageAt, pageOf } from './paging.ts'
import { refuse } from './problem.ts'

const readers = ['organisation', 'community', 'reviewer', 'auditor'] as const

export const obligationRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['obligations'] }
  const listed = strict({
    on: optional(Day),
    kind: optional(oneOf(obligationKinds)),
    status: optional(oneOf(obligationStatuses)),
    ...Paging,
  })
  app.get(
    '/communities/:code/obligations',
    {
      config: { roles: readers },
      schema: {
        ...tag,
        summary: '社区当日承接的事项 What a community carries on a day',
        params: strict({ code: Code }),
        querystring: listed,
        response: {
          200: ref(ObligationPage),
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found'),
        },
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
        response: { 200: ref(Obligation), ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getObligation,
  )

  type Listed = Asked & { on?: string; kind?: string; status?: string }

  const today = () => shanghaiDay(new Date(store.clock.now()).toISOString())

  async function getObligations(
    request: FastifyRequest<{ Params: { code: string }; Querystring: Listed }>,
    reply: FastifyReply,
  ) {
    const { on = today(), kind, status } = request.query
    const community = communityOf(request.params.code)
    const caller = callerOf(request)
    const own =
      caller.role === 'organisation' && caller.organisation !== community.street ? caller.organisation : undefined
    if (caller.role !== 'organisation' && !mayReadAll(caller, community)) notYours()
    const { after, limit } = pageAt(request.query)
    // An organisation that is not the community's street office sees what it asked for itself.
    const assigned = store
      .obligationsAt(community.code)
      .filter(({ organisation }) => own === undefined || organisation === own)
      .map((row) => onDay(row, on))
    const found = [...(own === undefined ? ownDuties(community, on) : []), ...assigned]
      .filter((one) => (kind === undefined || one.kind === kind) && (status === undefined || one.status === status))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .filter(({ id }) => after === undefined || id > after)
      .slice(0, limit)
    return pageOf(
      request,
      reply,
      found,
      request.query,
      ({ id }) => id,
      (one) => one,
    )
  }

  async function getObligation(request: FastifyRequest<{ Params: { id: string }; Querystring: { on?: string } }>) {
    const { id } = request.params
    const { on = today() } = request.query
    const caller = callerOf(request)
    const row = store.obligation(id)
    if (row && row.standing !== 'in-review') {
      const community = communityOf(row.community)
      const asker = caller.role === 'organisation' && caller.organisation === row.organisation
      if (!asker && !mayReadAll(caller, community)) notYours()
      return onDay(row, on)
    }
    const community = store.reads.community(id.split('.')[0] ?? '')
    const duty = community && ownDuties(community, on).find((one) => one.id === id)
    if (!community || !duty) return refuse(notFound(`没有承接事项 ${id}`, `There is no obligation ${id}`))
    if (!mayReadAll(caller, community)) notYours()
    return duty
  }

  function communityOf(code: string): Community {
    return store.reads.community(code) ?? refuse(notFound(`没有登记社区 ${code}`, `No community ${code} is registered`))
  }

  /** The community itself, its street office, and who governs its jurisdiction. */
  function mayReadAll(caller: Principal, { code, street, jurisdiction }: Community): boolean {
    if (caller.role === 'community') return caller.community === code
    if (caller.role === 'organisation') return caller.organisation === street
    return governs(caller, jurisdiction)
  }

  function ownDuties(community: Community, on: DayText) {
    const edition = store.reads.editionInForce(community.jurisdiction, on)
    if (!edition) return []
    return [...edition.items.values()].filter(({ kind }) => kind === 'own-duty').map((item) => ownDuty(community, item))
  }

  function onDay(row: ObligationRow, on: DayText) {
    const commitments = store.commitments(row.id).map((one) => commitmentOnDay(one, on))
    return {
      id: row.id,
      kind: row.kind,
      community: row.community,
      ...(row.item !== null && { item: row.item }),
      title: row.title,
      organisation: row.organisation,
      assignment: row.assignment,
      period: { from: row.fromDay, until: row.untilDay },
      status: obligationStatus(row, on),
      refusable: false,
      overdue: commitments.filter(({ status }) => status === 'overdue').map(({ id }) => id),
      commitments,
    }
  }
}

function ownDuty(community: Community, item: Item) {
  return {
    id: ownDutyId(community.code, item.code),
    kind: 'own-duty',
    community: community.code,
    item: item.code,
    title: item.name,
    status: 'active',
    refusable: false,
    overdue: [],
    commitments: [],
  }
}

function commitmentOnDay(row: CommitmentRow, on: DayText) {
  return {
    id: row.id,
    kind: row.kind,
    dueOn: row.dueOn,
    what: row.what,
    status: commitmentStatus(row, on),
    ...(row.amountFen !== null && { amountFen: row.amountFen, confirmedFen: row.confirmedFen }),
  }
}
