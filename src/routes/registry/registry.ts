// 登记: organisations, communities, budget lines.
import type { FastifyReply } from 'fastify'
import { may, scopeOf } from '../../policy/access/may.ts'
import { fault, faulty, notFound } from '../../policy/problem.ts'
import type { Row } from '../../policy/record/rows.ts'
import { type Put, recordBudgetLine, recordCommunity, recordOrganisation } from '../../policy/registry/recording.ts'
import { Code, JurisdictionCode, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import * as wire from '../../schema/wire/registry.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { commandRoute, recording } from '../http/command.ts'
import { pageAt, pageOf } from '../http/paging.ts'
import { refuse, refuseIf } from '../http/problem.ts'

const byCode = { params: strict({ code: Code }) }
const oneLine = { ...byCode, querystring: strict({ jurisdiction: optional(JurisdictionCode) }) }
const listed = { querystring: strict({ jurisdiction: optional(JurisdictionCode), ...Paging }) }
const no = problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found')
const tags = ['registry']

export const registryRoutes: Routes = async (app, { store }) => {
  const { reads } = store
  commandRoute(app, store, {
    method: 'PUT',
    url: '/organisations/:code',
    action: 'organisation.record',
    tags,
    summary: '登记单位 Register an organisation',
    ...byCode,
    body: wire.OrganisationPut,
    answers: { 200: ref(wire.Organisation), 201: ref(wire.Organisation) },
    problems: recording,
    command: ({ caller, params, given }) => recordOrganisation(caller, params.code, given),
    answer: ({ answer }, _, reply) => putAnswer(reply, answer),
  })
  app.get(
    '/organisations/:code',
    {
      config: { action: 'registry.read' },
      schema: {
        tags,
        summary: '单位 Get an organisation',
        ...byCode,
        response: { 200: ref(wire.Organisation), ...no },
      },
    },
    getOrganisation,
  )
  app.get(
    '/organisations',
    {
      config: { action: 'registry.read' },
      schema: {
        tags,
        summary: '单位名录 List organisations',
        ...listed,
        response: { 200: ref(wire.OrganisationPage), ...no },
      },
    },
    getOrganisations,
  )
  commandRoute(app, store, {
    method: 'PUT',
    url: '/communities/:code',
    action: 'community.record',
    tags,
    summary: '登记社区 Register a community',
    ...byCode,
    body: wire.CommunityPut,
    answers: { 200: ref(wire.Community), 201: ref(wire.Community) },
    problems: recording,
    command: ({ caller, params, given }) => recordCommunity(caller, params.code, given),
    answer: ({ answer }, _, reply) => putAnswer(reply, answer),
  })
  app.get(
    '/communities/:code',
    {
      config: { action: 'registry.read' },
      schema: { tags, summary: '社区 Get a community', ...byCode, response: { 200: ref(wire.Community), ...no } },
    },
    getCommunity,
  )
  app.get(
    '/communities',
    {
      config: { action: 'registry.read' },
      schema: {
        tags,
        summary: '社区名录 List communities',
        ...listed,
        response: { 200: ref(wire.CommunityPage), ...no },
      },
    },
    getCommunities,
  )
  commandRoute(app, store, {
    method: 'PUT',
    url: '/budget-lines/:code',
    action: 'budget-line.record',
    tags,
    summary: '登记预算项目 Register a budget line',
    ...byCode,
    body: wire.BudgetLinePut,
    answers: { 200: ref(wire.BudgetLine), 201: ref(wire.BudgetLine) },
    problems: [...recording, 'conflict', 'below-committed'],
    command: ({ caller, params, given }) => recordBudgetLine(caller, params.code, given),
    answer: ({ answer }, _, reply) => withAvailable(putAnswer(reply, answer)),
  })
  app.get(
    '/budget-lines/:code',
    {
      config: { action: 'budget-line.read' },
      schema: {
        tags,
        summary: '预算项目 Get a budget line',
        ...oneLine,
        response: { 200: ref(wire.BudgetLine), ...no },
      },
    },
    getBudgetLine,
  )
  app.get(
    '/budget-lines',
    {
      config: { action: 'budget-line.read' },
      schema: {
        tags,
        summary: '预算项目名录 List budget lines',
        ...listed,
        response: { 200: ref(wire.BudgetLinePage), ...no },
      },
    },
    getBudgetLines,
  )

  async function getOrganisation(request: Asks<typeof byCode>) {
    const { code } = request.params
    return reads.organisation(code) ?? refuse(unregistered(code))
  }

  async function getOrganisations(request: Asks<typeof listed>, reply: FastifyReply) {
    const rows = reads.organisations(request.query.jurisdiction, pageAt(request.query))
    return pageOf(request, reply, rows, request.query, codeOf, (row) => row)
  }

  async function getCommunity(request: Asks<typeof byCode>) {
    const { code } = request.params
    return reads.community(code) ?? refuse(unregistered(code))
  }

  async function getCommunities(request: Asks<typeof listed>, reply: FastifyReply) {
    const rows = reads.communities(request.query.jurisdiction, pageAt(request.query))
    return pageOf(request, reply, rows, request.query, codeOf, (row) => row)
  }

  /** Codes are each jurisdiction's own: whoever may read several lines of one code says which. */
  async function getBudgetLine(request: Asks<typeof oneLine>) {
    const { code } = request.params
    const { jurisdiction } = request.query
    const all = reads
      .budgetLinesOf(code, store.now().today)
      .filter((line) => jurisdiction === undefined || line.jurisdiction === jurisdiction)
    const [first] = all.length > 0 ? all : refuse(unregistered(code))
    const caller = callerOf(request)
    const readable = all.filter((line) => may(caller, 'budget-line.read', line) === undefined)
    const line = readable[0] ?? refuse(may(caller, 'budget-line.read', first ?? {}) ?? unregistered(code))
    if (readable.length > 1)
      refuse(
        faulty([
          severalLines(
            code,
            readable.map((one) => one.jurisdiction),
          ),
        ]),
      )
    return withAvailable(line)
  }

  async function getBudgetLines(request: Asks<typeof listed>, reply: FastifyReply) {
    const caller = callerOf(request)
    const { jurisdiction } = request.query
    const scope = scopeOf(caller)
    if (scope.within !== undefined && jurisdiction !== undefined)
      refuseIf(may(caller, 'budget-line.read', { jurisdiction }))
    const within = jurisdiction ?? scope.within
    const { organisation } = scope
    const owner = {
      ...(within !== undefined && { within }),
      ...(organisation !== undefined && { organisation }),
    }
    return pageOf(
      request,
      reply,
      reads.budgetLines(owner, pageAt(request.query), store.now().today),
      request.query,
      placeOf,
      withAvailable,
    )
  }
}

const placeOf = ({ jurisdiction, code }: { jurisdiction: string; code: string }) => `${jurisdiction}/${code}`

const severalLines = (code: string, jurisdictions: readonly string[]) =>
  fault(
    '/query/jurisdiction',
    `预算项目 ${code} 在 ${jurisdictions.join('、')} 均有登记，请写明辖区`,
    `There are lines ${code} in ${jurisdictions.join(', ')}: say which jurisdiction`,
  )

const codeOf = ({ code }: { code: string }) => code

function putAnswer<T>(reply: FastifyReply, { created, value }: Put<T>): T {
  reply.code(created ? 201 : 200)
  return value
}

function withAvailable({ provisional, ...line }: Row<'budgetLines'>) {
  const availableFen = line.totalFen - line.committedFen
  return { ...line, ...(provisional === 1 && { provisional: true }), availableFen }
}

const unregistered = (code: string) => notFound(`没有登记代码 ${code}`, `Nothing is registered under ${code}`)
