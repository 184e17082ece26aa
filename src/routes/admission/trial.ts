// 试算: decides the recorded requests of a span of days again on the draft. Writes nothing.
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { may } from '../../policy/access/may.ts'
import { draftToTry, trial, trialLines, wholeTrial } from '../../policy/admission/trial.ts'
import { invalidInput } from '../../policy/problem.ts'
import { spanFaults } from '../../policy/time/span.ts'
import { isObject, malformed } from '../../policy/untrusted.ts'
import * as wire from '../../schema/wire/admission/trial.ts'
import { JurisdictionCode, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { bodyFaults, taking } from '../http/command.ts'
import { languageOf } from '../http/language.ts'
import { granted, refuseIf } from '../http/problem.ts'

const ofJurisdiction = { params: strict({ jurisdiction: JurisdictionCode }) }

export const trialRoutes: Routes = async (app, { store }) => {
  app.post(
    '/lists/:jurisdiction/draft/trial',
    {
      attachValidation: true,
      config: { action: 'draft.try' },
      schema: {
        tags: ['lists'],
        summary: '试算：按草案重新审查已记录的申请 Decide recorded requests again on the draft',
        ...ofJurisdiction,
        body: ref(wire.TrialRequest),
        response: {
          200: {
            description: 'NDJSON: a line for each change, progress lines between, and the totals last',
            content: {
              'application/json': { schema: ref(wire.Trial) },
              'application/x-ndjson': { schema: { type: 'string' } },
            },
          },
          ...problems(...taking, 'not-found', 'not-acceptable'),
        },
      },
    },
    (request, reply) => postTrial(request, reply),
  )

  async function postTrial(asked: FastifyRequest, reply: FastifyReply) {
    const request = asked as Asks<typeof ofJurisdiction>
    const { jurisdiction } = request.params
    const { body } = request
    const faults = isObject(body) ? spanFaults('/until', body) : []
    refuseIf(malformed({ body, faults: bodyFaults(request) }, () => faults))
    refuseIf(may(callerOf(request), 'draft.try', { jurisdiction }) ?? invalidInput(faults))
    const format = preferred(request, [mediaTypes.json, mediaTypes.ndjson])
    const { draft } = granted(draftToTry(store.reads, jurisdiction))
    const events = trial(store.reads, jurisdiction, draft, body as Static<typeof wire.TrialRequest>, store.now().today)
    const language = languageOf(request)
    if (format === mediaTypes.json) return wholeTrial(events, language, () => reply.raw.destroyed)
    reply.type(mediaTypes.ndjson)
    return reply.send(Readable.from(ndjson(trialLines(events, language))))
  }
}

async function* ndjson(lines: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`
}
