// 发布: the draft becomes the next edition.
import { publishDraft } from '../../policy/list/drafting.ts'
import * as wire from '../../schema/wire/list/edition.ts'
import { JurisdictionCode, ref, strict } from '../../schema/wire/pieces.ts'
import type { Routes } from '../deps.ts'
import { acting, commandRoute, ifMatchOf } from '../http/command.ts'

export const publicationRoutes: Routes = async (app, { store }) => {
  commandRoute(app, store, {
    method: 'POST',
    url: '/lists/:jurisdiction/draft/publication',
    action: 'edition.publish',
    tags: ['lists'],
    summary: '发布 Publish the draft',
    params: strict({ jurisdiction: JurisdictionCode }),
    body: wire.Publication,
    answers: { 201: ref(wire.EditionHeading) },
    problems: [
      ...acting,
      'stale-version',
      'precondition-required',
      'same-keeper',
      'not-found',
      'edition-order',
      'conflict',
      'lapsed-bases',
    ],
    command: ({ caller, params, given, request }) =>
      publishDraft(caller, params.jurisdiction, given, ifMatchOf(request)),
    location: ({ jurisdiction, number }) => `/v1/lists/${jurisdiction}/editions/${number}`,
    answer({ answer }, _, reply) {
      reply.code(201)
      return answer
    },
  })
}
