// 试算: decides the recorded requests of a span of days again on the draft. Writes nothing, and gives way to other
// requests between steps.
import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Routes } from '../../app.ts'
import { covers } from '../../policy/access/jurisdictions.ts'
import { retry, type TrialGap } from '../../policy/admission/trial.ts'
import { editionHash } from '../../policy/list/drafting.ts'
import { compileEdition, type Edition } from '../../policy/list/edition.ts'
import { notFound } from '../../policy/problem.ts'
import type { DecisionBody } from '../../policy/record/fold.ts'
import type { Day, EditionDocument, Language, Outcome, Text } from '../../policy/terms.ts'
import { addDays } from '../../policy/time/days.ts'
import * as wire from '../../schema/wire/list/questions.ts'
import { JurisdictionCode, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf, governs, notYours } from '../http/auth.ts'
import { languageOf } from '../http/language.ts'
import { invalidInput, refuse } from '../http/problem.ts'

/** Entries gone through between two turns of the event loop: a few milliseconds. */
const step = 64
/** Steps between two progress lines. */
const progressEvery = 4

interface Span {
  from: Day
  until: Day
}
interface Changed {
  index: number
  assignment: string
  was: Outcome
  would: Outcome
  rules: string[]
}
type Event = { changed: Changed } | { progress: { decided: number; changed: number; done: number } } | { end: Totals }
interface Totals {
  decided: number
  gaps: Map<TrialGap, number>
}

export const trialRoutes: Routes = async (app, { store }) => {
  app.post(
    '/lists/:jurisdiction/draft/trial',
    {
      config: { roles: ['list-keeper', 'auditor'] },
      schema: {
        tags: ['lists'],
        summary: '试算：按草稿重新审查已记录的申请 Decide recorded requests again on the draft',
        params: strict({ jurisdiction: JurisdictionCode }),
        body: ref(wire.TrialRequest),
        response: {
          200: {
            description: 'NDJSON: a line for each change, progress lines between, and the totals last',
            content: {
              'application/json': { schema: ref(wire.Trial) },
              'application/x-ndjson': { schema: { type: 'string' } },
            },
          },
          ...problems(
            'invalid-input',
            'malformed-json',
            'unauthenticated',
            'forbidden',
            'not-found',
            'not-acceptable',
            'too-large',
            'unsupported-media-type',
          ),
        },
      },
    },
    postTrial,
  )

  async function postTrial(
    request: FastifyRequest<{ Params: { jurisdiction: string }; Body: Span }>,
    reply: FastifyReply,
  ) {
    const { jurisdiction } = request.params
    if (!governs(callerOf(request), jurisdiction)) return notYours()
    const { from, until } = request.body
    if (until < from)
      return refuse({
        problem: invalidInput([
          { pointer: '/until', text: { zh: '结束日期早于开始日期', en: 'Ends before it begins' } },
        ]),
      })
    const format = preferred(request, [mediaTypes.json, mediaTypes.ndjson])
    const events = trial(jurisdiction, draftOf(jurisdiction), request.body)
    const language = languageOf(request)
    if (format === mediaTypes.json) return whole(events, language, () => reply.raw.destroyed)
    reply.type(mediaTypes.ndjson)
    return reply.send(Readable.from(lines(events, language)))
  }

  /** The draft as it would decide: numbered as the next edition. */
  function draftOf(jurisdiction: string): Edition {
    const draft = store.reads.draft(jurisdiction)
    if (!draft) return refuse(notFound(`辖区 ${jurisdiction} 没有草稿`, `Jurisdiction ${jurisdiction} has no draft`))
    const document = JSON.parse(draft.document) as EditionDocument
    const number = (store.reads.latestEdition(jurisdiction)?.number ?? 0) + 1
    return compileEdition({ jurisdiction, number, hash: editionHash(document) }, document)
  }

  async function* trial(jurisdiction: string, draft: Edition, { from, until }: Span): AsyncGenerator<Event> {
    const start = store.lists.firstRequestOn(from)
    const end = store.lists.firstRequestOn(addDays(until, 1))
    const totals: Totals = { decided: 0, gaps: new Map() }
    let changed = 0
    for (let at = start, steps = 1; at < end; at += step, steps++) {
      for (const { body, ...row } of store.lists.requestsBetween(at, Math.min(at + step, end), jurisdiction)) {
        const recorded = JSON.parse(body) as DecisionBody
        // Where a nearer list governs, this draft would not have decided.
        if (!covers(recorded.edition.jurisdiction, jurisdiction)) continue
        const { gaps, ...retried } = retry(recorded, draft, termsOf(recorded))
        totals.decided++
        for (const gap of gaps) totals.gaps.set(gap, (totals.gaps.get(gap) ?? 0) + 1)
        if (retried.was === retried.would) continue
        changed++
        yield { changed: { index: row.index, assignment: row.assignment, ...retried } }
      }
      if (steps % progressEvery === 0)
        yield {
          progress: { decided: totals.decided, changed, done: (Math.min(at + step, end) - start) / (end - start) },
        }
      await nextTurn()
    }
    yield { end: totals }
  }

  function termsOf({ edition }: DecisionBody) {
    return store.reads.edition(edition.jurisdiction, edition.number)?.terms
  }
}

/** The whole answer at once. Stops where nobody waits for it any more. */
async function whole(events: AsyncGenerator<Event>, language: Language, gone: () => boolean) {
  const changed: Changed[] = []
  let totals: Totals = { decided: 0, gaps: new Map() }
  for await (const event of events) {
    if (gone()) break
    if ('changed' in event) changed.push(event.changed)
    else if ('end' in event) totals = event.end
  }
  return { decided: totals.decided, changed, ...notesOf(totals, language) }
}

async function* lines(events: AsyncGenerator<Event>, language: Language): AsyncGenerator<string> {
  let changed = 0
  for await (const event of events) {
    if ('changed' in event) changed++
    yield `${JSON.stringify(lineOf(event, changed, language))}\n`
  }
}

function lineOf(event: Event, changed: number, language: Language): object {
  if ('changed' in event) return event.changed
  return 'end' in event ? { decided: event.end.decided, changed, ...notesOf(event.end, language) } : event
}

function notesOf({ gaps }: Totals, language: Language) {
  if (gaps.size === 0) return {}
  return { notes: [...gaps].map(([code, requests]) => ({ code, requests, message: gapWords[code][language] })) }
}

const gapWords: Record<TrialGap, Text> = {
  'arrears-not-recorded': {
    zh: '当时的条款不因保障逾期停止新增，未记录逾期情况；试算按没有逾期处理',
    en: 'The terms of then did not block on arrears, so arrears were not recorded: the trial takes there to be none',
  },
  'load-not-recorded': {
    zh: '当时的条款没有承接上限，未记录社区已承接的事项数；试算按未达上限处理',
    en: 'The terms of then had no bound on items carried, so the load was not recorded: the trial takes it to be none',
  },
  'quantity-missing': {
    zh: '草稿按数量计费，而当时的申请没有填写数量；若今日提交，将作为输入有误退回',
    en: 'The draft’s fee counts something of which the request gave no quantity: asked today, it would be invalid input',
  },
  'rulebook-changed': {
    zh: '作出决定后审查规则有过变更，结果不同也可能出于规则而非清单',
    en: 'The rulebook has changed since: a different outcome may come from that, not from the list',
  },
}
