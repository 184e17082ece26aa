// 服务合同: recorded, ended early, listed; and those that soon end, with the work under them.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { contractFor, endContract, recordContract } from '../../policy/contracts/recording.ts'
import type { LogPlace } from '../../policy/ports.ts'
import type { Row } from '../../policy/record/rows.ts'
import { homeOf } from '../../policy/registry/community.ts'
import { addDays } from '../../policy/time/days.ts'
import { Contract, ContractPage, ContractPut } from '../../schema/wire/contracts.ts'
import { Code, JurisdictionCode, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Reason } from '../../schema/wire/reason.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { acting, commandRoute, recording } from '../http/command.ts'
import { pageAt, pageOf } from '../http/paging.ts'
import { granted } from '../http/problem.ts'

type ContractRow = Row<'contracts'>
const one = { params: strict({ code: Code }) }
const listed = {
  querystring: strict({
    jurisdiction: optional(JurisdictionCode),
    provider: optional(Code),
    endsWithinDays: optional(
      Type.Integer({
        minimum: 0,
        maximum: 3660,
        description: 'Those alone that end within so many days; 60 warns in time',
      }),
    ),
    ...Paging,
  }),
}

export const contractRoutes: Routes = async (app, { store }) => {
  const { reads } = store
  const tags = ['contracts']
  commandRoute(app, store, {
    method: 'PUT',
    url: '/contracts/:code',
    action: 'contract.record',
    tags,
    summary: '登记服务合同 Record a service contract; it does not change afterwards',
    ...one,
    body: ContractPut,
    answers: { 200: ref(Contract), 201: ref(Contract) },
    problems: [...recording, 'wrong-state'],
    command: ({ caller, params, given }) => recordContract(caller, params.code, given),
    answer({ answer, places }, _, reply) {
      reply.code(answer.created ? 201 : 200)
      return { ...whole(answer.value), ...(places[0] && { log: places[0] }) }
    },
  })
  commandRoute(app, store, {
    method: 'POST',
    url: '/contracts/:code/termination',
    action: 'contract.end',
    tags,
    summary: '提前终止合同 End a contract early; days worked stay owed',
    ...one,
    body: Reason,
    answers: { 200: ref(Contract) },
    problems: [...acting, 'not-found', 'wrong-state'],
    command: ({ caller, params, given }) => endContract(caller, params.code, given),
    answer: ({ answer, places }) => ({ ...whole(answer), log: places[0] as LogPlace }),
  })
  app.get(
    '/contracts/:code',
    {
      config: { action: 'contract.read' },
      schema: {
        tags,
        summary: '服务合同，及其下未结束的事项 Get a contract, with the work under it that is not over',
        ...one,
        response: { 200: ref(Contract), ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getContract,
  )
  app.get(
    '/contracts',
    {
      config: { action: 'contract.read' },
      schema: {
        tags,
        summary:
          '服务合同，可只列即将到期的 List contracts, those that soon end alone if asked, with what they still cover',
        ...listed,
        response: { 200: ref(ContractPage), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getContracts,
  )

  async function getContract(request: Asks<typeof one>) {
    return whole(granted(contractFor(reads, homeOf(reads, callerOf(request)) ?? '', request.params.code)))
  }

  async function getContracts(request: Asks<typeof listed>, reply: FastifyReply) {
    const { jurisdiction, provider, endsWithinDays } = request.query
    const { today } = store.now()
    const ending = endsWithinDays === undefined ? {} : { endFrom: today, endUntil: addDays(today, endsWithinDays) }
    const filter = {
      within: jurisdiction ?? homeOf(reads, callerOf(request)) ?? '',
      ...(provider && { provider }),
      ...ending,
    }
    return pageOf(
      request,
      reply,
      reads.contracts(filter, pageAt(request.query)),
      request.query,
      (row) => `${row.jurisdiction}/${row.code}`,
      (row) => (endsWithinDays === undefined ? shown(row) : whole(row)),
    )
  }

  function shown(row: ContractRow) {
    const { entry: _, items, communities, instalments, fromDay: from, untilDay: until, endedOn, reason, ...rest } = row
    const { today } = store.now()
    return {
      ...rest,
      items: JSON.parse(items) as string[],
      communities: JSON.parse(communities) as string[],
      instalments: JSON.parse(instalments) as { dueOn: string; amountFen: number }[],
      period: { from, until },
      providerName: reads.provider(row.provider)?.name ?? row.provider,
      status: statusOn(row, today),
      ...(endedOn !== null && { endedOn }),
      ...(reason !== null && { reason }),
    }
  }

  /** With what stands under it. */
  function whole(row: ContractRow) {
    const { today } = store.now()
    const under = reads.obligationsUnder(row.jurisdiction, row.code)
    return {
      ...shown(row),
      obligations: under.filter(({ kind }) => kind === 'contract').map(({ id }) => id),
      covers: under
        .filter(
          ({ kind, standing, endedOn, untilDay }) =>
            kind !== 'contract' && standing === 'live' && endedOn === null && untilDay >= today,
        )
        .map(({ id, kind, community, item, title, fromDay, untilDay }) => ({
          obligation: id,
          kind: kind as Exclude<typeof kind, 'none'>,
          community,
          ...(item !== null && { item }),
          title,
          period: { from: fromDay, until: untilDay },
        })),
    }
  }
}

function statusOn({ fromDay, untilDay, endedOn }: ContractRow, on: string) {
  if (endedOn !== null) return 'terminated' as const
  if (on > untilDay) return 'ended' as const
  return on < fromDay ? ('upcoming' as const) : ('in-force' as const)
}
