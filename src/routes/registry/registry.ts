// 登记: organisations, communities, budget lines.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Routes } from '../../app.ts'
import type { Role } from '../../policy/ports.ts'
import { notFound } from '../../policy/problem.ts'
import { type Put, recordBudgetLine, recordCommunity, recordOrganisation } from '../../policy/registry/recording.ts'
import type { BudgetLine, Community, Organisation } from '../../policy/terms.ts'
import { Code, JurisdictionCode, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import * as wire from '../../schema/wire/registry.ts'
import { callerOf, governs, notYours } from '../http/auth.ts'
import { performNamingAll, recording } from '../http/command.ts'
import { type Asked, pageAt, pageOf } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'

const readers: Role[] = ['organisation', 'community', 'list-keeper', 'finance', 'reviewer', 'auditor']
const moneyReaders: Role[] = ['organisation', 'list-keeper', 'finance', 'reviewer', 'auditor']
const Path = strict({ code: Code })
const Query = strict({ jurisdiction: optional(JurisdictionCode), ...Paging })
const refused = ['invalid-input', 'unauthenticated', 'forbidden', 'not-found'] as const

export const registryRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['registry'] }
  app.put(
    '/organisations/:code',
    {
      attachValidation: true,
      config: { roles: ['list-keeper'] },
      schema: {
        ...tag,
        summary: '登记单位 Register an organisation',
        params: Path,
        body: ref(wire.OrganisationPut),
        response: { 200: ref(wire.Organisation), 201: ref(wire.Organisation), ...problems(...recording) },
      },
    },
    putOrganisation,
  )
  app.get(
    '/organisations/:code',
    {
      config: { roles: readers },
      schema: {
        ...tag,
        summary: '单位 One organisation',
        params: Path,
        response: { 200: ref(wire.Organisation), ...problems(...refused) },
      },
    },
    getOrganisation,
  )
  app.get(
    '/organisations',
    {
      config: { roles: readers },
      schema: {
        ...tag,
        summary: '单位名录 Organisations',
        querystring: Query,
        response: { 200: ref(wire.OrganisationPage), ...problems(...refused) },
      },
    },
    getOrganisations,
  )
  app.put(
    '/communities/:code',
    {
      attachValidation: true,
      config: { roles: ['list-keeper'] },
      schema: {
        ...tag,
        summary: '登记社区 Register a community',
        params: Path,
        body: ref(wire.CommunityPut),
        response: { 200: ref(wire.Community), 201: ref(wire.Community), ...problems(...recording) },
      },
    },
    putCommunity,
  )
  app.get(
    '/communities/:code',
    {
      config: { roles: readers },
      schema: {
        ...tag,
        summary: '社区 One community',
        params: Path,
        response: { 200: ref(wire.Community), ...problems(...refused) },
      },
    },
    getCommunity,
  )
  app.get(
    '/communities',
    {
      config: { roles: readers },
      schema: {
        ...tag,
        summary: '社区名录 Communities',
        querystring: Query,
        response: { 200: ref(wire.CommunityPage), ...problems(...refused) },
      },
    },
    getCommunities,
  )
  app.put(
    '/budget-lines/:code',
    {
      attachValidation: true,
      config: { roles: ['finance'] },
      schema: {
        ...tag,
        summary: '登记预算项目 Register a budget line',
        params: Path,
        body: ref(wire.BudgetLinePut),
        response: {
          200: ref(wire.BudgetLine),
          201: ref(wire.BudgetLine),
          ...problems(...recording, 'conflict', 'below-committed'),
        },
      },
    },
    putBudgetLine,
  )
  app.get(
    '/budget-lines/:code',
    {
      config: { roles: moneyReaders },
      schema: {
        ...tag,
        summary: '预算项目 One budget line',
        params: Path,
        response: { 200: ref(wire.BudgetLine), ...problems(...refused) },
      },
    },
    getBudgetLine,
  )
  app.get(
    '/budget-lines',
    {
      config: { roles: moneyReaders },
      schema: {
        ...tag,
        summary: '预算项目 Budget lines',
        querystring: Query,
        response: { 200: ref(wire.BudgetLinePage), ...problems(...refused) },
      },
    },
    getBudgetLines,
  )

  type ByCode = { Params: { code: string } }
  type ByPage = { Querystring: Asked & { jurisdiction?: string } }

  function answerPut<T>(reply: FastifyReply, { created, value }: Put<T>): T {
    reply.code(created ? 201 : 200)
    return value
  }

  function pageByCode<Row extends { code: string }, Shown>(
    request: FastifyRequest<ByPage>,
    reply: FastifyReply,
    rows: readonly Row[],
    show: (row: Row) => Shown,
  ) {
    return pageOf(request, reply, rows, request.query, ({ code }) => code, show)
  }

  async function putOrganisation(
    request: FastifyRequest<ByCode & { Body: Omit<Organisation, 'code'> }>,
    reply: FastifyReply,
  ) {
    const command = recordOrganisation(callerOf(request), { code: request.params.code, ...request.body })
    return answerPut(reply, (await performNamingAll(store, request, reply, command)).answer)
  }

  async function getOrganisation(request: FastifyRequest<ByCode>) {
    return store.reads.organisation(request.params.code) ?? none(request.params.code)
  }

  async function getOrganisations(request: FastifyRequest<ByPage>, reply: FastifyReply) {
    const rows = store.organisations(request.query.jurisdiction, pageAt(request.query))
    return pageByCode(request, reply, rows, (row) => row)
  }

  async function putCommunity(
    request: FastifyRequest<ByCode & { Body: Omit<Community, 'code'> }>,
    reply: FastifyReply,
  ) {
    const command = recordCommunity(callerOf(request), { code: request.params.code, ...request.body })
    return answerPut(reply, (await performNamingAll(store, request, reply, command)).answer)
  }

  async function getCommunity(request: FastifyRequest<ByCode>) {
    return store.reads.community(request.params.code) ?? none(request.params.code)
  }

  async function getCommunities(request: FastifyRequest<ByPage>, reply: FastifyReply) {
    const rows = store.communities(request.query.jurisdiction, pageAt(request.query))
    return pageByCode(request, reply, rows, (row) => row)
  }

  async function putBudgetLine(
    request: FastifyRequest<ByCode & { Body: Omit<BudgetLine, 'code'> }>,
    reply: FastifyReply,
  ) {
    const command = recordBudgetLine(callerOf(request), { code: request.params.code, ...request.body })
    return withAvailable(answerPut(reply, (await performNamingAll(store, request, reply, command)).answer))
  }

  async function getBudgetLine(request: FastifyRequest<ByCode>) {
    const line = store.reads.budgetLine(request.params.code) ?? none(request.params.code)
    const caller = callerOf(request)
    const owner = store.reads.organisation(line.organisation)
    const own = caller.role === 'organisation' && caller.organisation === line.organisation
    if (!own && !(owner && governs(caller, owner.jurisdiction))) notYours()
    return withAvailable(line)
  }

  async function getBudgetLines(request: FastifyRequest<ByPage>, reply: FastifyReply) {
    const caller = callerOf(request)
    const { jurisdiction } = request.query
    if (caller.jurisdiction !== undefined && jurisdiction !== undefined && !governs(caller, jurisdiction)) notYours()
    const within = jurisdiction ?? caller.jurisdiction
    const owner = {
      ...(within !== undefined && { within }),
      ...(caller.organisation !== undefined && { organisation: caller.organisation }),
    }
    const rows = store.budgetLines(owner, pageAt(request.query))
    return pageByCode(request, reply, rows, withAvailable)
  }
}

function withAvailable<T extends { totalFen: number; committedFen: number }>(line: T) {
  return { ...line, availableFen: line.totalFen - line.committedFen }
}

function none(code: string): never {
  return refuse(notFound(`没有登记代码 ${code}`, `Nothing is registered under ${code}`))
}
