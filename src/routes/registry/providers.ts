// 登记承接机构和网点.
import type { FastifyReply } from 'fastify'
import { notFound } from '../../policy/problem.ts'
import { recordOutlet, recordProvider } from '../../policy/registry/providers.ts'
import { Outlet, OutletPage, OutletPut, Provider, ProviderPage, ProviderPut } from '../../schema/wire/contracts.ts'
import { Code, JurisdictionCode, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { commandRoute, recording } from '../http/command.ts'
import { pageAt, pageOf } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'

const byCode = { params: strict({ code: Code }) }
const listed = { querystring: strict({ jurisdiction: optional(JurisdictionCode), ...Paging }) }
const no = problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found')
const tags = ['registry']

export const providerRoutes: Routes = async (app, { store }) => {
  const { reads } = store
  const read = { config: { action: 'registry.read' as const } }
  commandRoute(app, store, {
    method: 'PUT',
    url: '/providers/:code',
    action: 'provider.record',
    tags,
    summary: '登记承接机构 Register a provider',
    ...byCode,
    body: ProviderPut,
    answers: { 200: ref(Provider), 201: ref(Provider) },
    problems: recording,
    command: ({ caller, params, given }) => recordProvider(caller, params.code, given),
    answer({ answer }, _, reply) {
      reply.code(answer.created ? 201 : 200)
      return answer.value
    },
  })
  commandRoute(app, store, {
    method: 'PUT',
    url: '/outlets/:code',
    action: 'outlet.record',
    tags,
    summary: '登记网点 Register an outlet',
    ...byCode,
    body: OutletPut,
    answers: { 200: ref(Outlet), 201: ref(Outlet) },
    problems: recording,
    command: ({ caller, params, given }) => recordOutlet(caller, params.code, given),
    answer({ answer }, _, reply) {
      reply.code(answer.created ? 201 : 200)
      return answer.value
    },
  })
  app.get(
    '/providers/:code',
    {
      ...read,
      schema: { tags, summary: '承接机构 Get a provider', ...byCode, response: { 200: ref(Provider), ...no } },
    },
    getProvider,
  )
  app.get(
    '/providers',
    {
      ...read,
      schema: { tags, summary: '承接机构名录 List providers', ...listed, response: { 200: ref(ProviderPage), ...no } },
    },
    getProviders,
  )
  app.get(
    '/outlets/:code',
    { ...read, schema: { tags, summary: '网点 Get an outlet', ...byCode, response: { 200: ref(Outlet), ...no } } },
    getOutlet,
  )
  app.get(
    '/outlets',
    {
      ...read,
      schema: { tags, summary: '网点名录 List outlets', ...listed, response: { 200: ref(OutletPage), ...no } },
    },
    getOutlets,
  )

  async function getProvider(request: Asks<typeof byCode>) {
    return reads.provider(request.params.code) ?? refuse(unregistered(request.params.code))
  }

  async function getOutlet(request: Asks<typeof byCode>) {
    return reads.outlet(request.params.code) ?? refuse(unregistered(request.params.code))
  }

  async function getProviders(request: Asks<typeof listed>, reply: FastifyReply) {
    const rows = reads.providers(request.query.jurisdiction, pageAt(request.query))
    return pageOf(request, reply, rows, request.query, codeOf, (row) => row)
  }

  async function getOutlets(request: Asks<typeof listed>, reply: FastifyReply) {
    const rows = reads.outlets(request.query.jurisdiction, pageAt(request.query))
    return pageOf(request, reply, rows, request.query, codeOf, (row) => row)
  }
}

const codeOf = ({ code }: { code: string }) => code
const unregistered = (code: string) => notFound(`没有登记代码 ${code}`, `Nothing is registered under ${code}`)
