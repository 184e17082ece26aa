// 承接事项: what a community carries on a day, own duties included.
import type { FastifyReply } from 'fastify'
import type { RecordReads } from '../../policy/ports.ts'
import { communityFor } from '../../policy/registry/community.ts'
import { carriedBy, oneCarried } from '../../policy/support/carried.ts'
import { inLanguage } from '../../policy/support/words.ts'
import { type Community, type Day as DayText, obligationKinds, obligationStatuses } from '../../policy/terms.ts'
import { Code, Day, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Obligation, ObligationPage } from '../../schema/wire/support/obligation.ts'
import type { Asks, Routes } from '../deps.ts'
import { AtEntry, asKnown } from '../http/at-entry.ts'
import { callerOf } from '../http/auth.ts'
import { languageOf } from '../http/language.ts'
import { pageAt, pageOf } from '../http/paging.ts'
import { granted } from '../http/problem.ts'

const one = { params: strict({ id: Code }), querystring: strict({ on: optional(Day) }) }
const listed = {
  params: strict({ code: Code }),
  querystring: strict({
    on: optional(Day),
    kind: optional(oneOf(obligationKinds)),
    status: optional(oneOf(obligationStatuses)),
    at: optional(AtEntry),
    ...Paging,
  }),
}

export const obligationRoutes: Routes = async (app, { store }) => {
  const tags = ['obligations']
  const no = problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found')
  app.get(
    '/communities/:code/obligations',
    {
      config: { action: 'obligation.list' },
      schema: {
        tags,
        summary: '社区当日承接的事项 List what a community carries on a day',
        ...listed,
        response: { 200: ref(ObligationPage), ...no },
      },
    },
    getObligations,
  )
  app.get(
    '/obligations/:id',
    {
      config: { action: 'obligation.read' },
      schema: { tags, summary: '一项承接事项 Get an obligation', ...one, response: { 200: ref(Obligation), ...no } },
    },
    getObligation,
  )

  async function getObligations(request: Asks<typeof listed>, reply: FastifyReply) {
    const { at } = request.query
    const community = granted(communityFor(store.reads, callerOf(request), 'obligation.list', request.params.code))
    if (at === undefined) return shown(store.reads, store.now().today, community, request, reply)
    const subject = { community: community.code, jurisdiction: community.jurisdiction }
    return asKnown(store, subject, at, ({ reads, day }) => shown(reads, day, community, request, reply))
  }

  /** `reads`: the record as it stands, or as it was known at an earlier entry. */
  function shown(
    reads: RecordReads,
    today: DayText,
    community: Community,
    request: Asks<typeof listed>,
    reply: FastifyReply,
  ) {
    const { on = today, kind, status } = request.query
    const lines = carriedBy(reads, callerOf(request), community, { on, kind, status }, pageAt(request.query))
    const language = languageOf(request)
    return pageOf(
      request,
      reply,
      lines,
      request.query,
      ({ id }) => id,
      (line) => named(inLanguage(line, language)),
    )
  }

  async function getObligation(request: Asks<typeof one>) {
    const { on = store.now().today } = request.query
    const found = granted(oneCarried(store.reads, callerOf(request), request.params.id, on))
    return named(inLanguage(found, languageOf(request)))
  }

  /** Names beside the codes, as the registry has them today. */
  function named<O extends { community: string }>(line: O) {
    const { organisation, contract } = line as { organisation?: string; contract?: string }
    const place = store.reads.community(line.community)?.jurisdiction
    const provider = contract && place && store.reads.contract(place, contract)?.provider
    const providerName = provider && store.reads.provider(provider)?.name
    const communityName = store.reads.community(line.community)?.name
    const organisationName = organisation && store.reads.organisation(organisation)?.name
    return {
      ...line,
      ...(provider && { provider }),
      ...(providerName && { providerName }),
      ...(communityName && { communityName }),
      ...(organisationName && { organisationName }),
    }
  }
}
