// 比对: what a draft or an edition says otherwise than another, and what that means for work that runs.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../../app.ts'
import { upwards } from '../../policy/access/jurisdictions.ts'
import { wordDifferences } from '../../policy/list/difference-words.ts'
import { differences } from '../../policy/list/differences.ts'
import { type Effect, effectsOf, itemsTouched, type LiveWork } from '../../policy/list/impact.ts'
import { notFound } from '../../policy/problem.ts'
import type { Day, EditionDocument } from '../../policy/terms.ts'
import { Differences } from '../../schema/wire/list/questions.ts'
import { JurisdictionCode, optional, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { callerOf, governs, notYours } from '../http/auth.ts'
import { languageOf } from '../http/language.ts'
import { refuse } from '../http/problem.ts'
import { todayOf } from '../support/obligations.ts'

const number = Type.String({ pattern: '^[1-9]\\d{0,8}$' })
const against = Type.Integer({ minimum: 1, maximum: 999_999_999, description: 'The number of an edition' })
const refused = ['invalid-input', 'unauthenticated', 'forbidden', 'not-found'] as const
/** Effects shown; a change that touches more work than this is known by their number. */
const shown = 1000
/** Communities looked through between two turns of the event loop. */
const step = 50

interface Side {
  jurisdiction: string
  number: number
  document: EditionDocument
}

export const differenceRoutes: Routes = async (app, { store }) => {
  const open = { config: { roles: ['list-keeper' as const, 'auditor' as const] } }
  const response = { 200: ref(Differences), ...problems(...refused) }
  app.get(
    '/lists/:jurisdiction/draft/differences',
    {
      ...open,
      schema: {
        tags: ['lists'],
        summary: '草稿与现行清单的差异 What the draft changes',
        params: strict({ jurisdiction: JurisdictionCode }),
        querystring: strict({ against: optional(against) }),
        response,
      },
    },
    getDraftDifferences,
  )
  app.get(
    '/lists/:jurisdiction/editions/:number/differences',
    {
      ...open,
      schema: {
        tags: ['lists'],
        summary: '两个版本的差异 What one edition changes against another',
        params: strict({ jurisdiction: JurisdictionCode, number }),
        querystring: strict({ against: optional(against) }),
        response,
      },
    },
    getEditionDifferences,
  )

  type Asking<P> = FastifyRequest<{ Params: P; Querystring: { against?: number } }>

  async function getDraftDifferences(request: Asking<{ jurisdiction: string }>) {
    const { jurisdiction } = request.params
    if (!governs(callerOf(request), jurisdiction)) return notYours()
    const draft = store.reads.draft(jurisdiction)
    if (!draft) return refuse(notFound(`辖区 ${jurisdiction} 没有草稿`, `Jurisdiction ${jurisdiction} has no draft`))
    const { against } = request.query
    const from = against === undefined ? inForceOrLatest(jurisdiction) : edition(jurisdiction, against)
    return answer(request, jurisdiction, from, JSON.parse(draft.document))
  }

  async function getEditionDifferences(request: Asking<{ jurisdiction: string; number: string }>) {
    const { jurisdiction } = request.params
    if (!governs(callerOf(request), jurisdiction)) return notYours()
    const to = edition(jurisdiction, Number(request.params.number))
    const before = request.query.against ?? to.number - 1
    return answer(request, jurisdiction, before === 0 ? undefined : edition(jurisdiction, before), to.document)
  }

  function edition(jurisdiction: string, number: number): Side {
    const row = store.edition(jurisdiction, number)
    if (row) return { jurisdiction, number, document: JSON.parse(row.document) }
    return refuse(
      notFound(`辖区 ${jurisdiction} 没有第 ${number} 版`, `Jurisdiction ${jurisdiction} has no edition ${number}`),
    )
  }

  /** What the draft would take the place of: the edition in force today, be it of the jurisdiction above; else one that waits. */
  function inForceOrLatest(jurisdiction: string): Side | undefined {
    const inForce = store.reads.editionInForce(jurisdiction, todayOf(store))?.ref
    const latest = store.reads.latestEdition(jurisdiction)
    if (inForce) return edition(inForce.jurisdiction, inForce.number)
    return latest && edition(jurisdiction, latest.number)
  }

  async function answer(request: FastifyRequest, jurisdiction: string, from: Side | undefined, to: EditionDocument) {
    const found = differences(from?.document, to)
    const { effects, total } = await effectsIn(
      jurisdiction,
      from?.document,
      to,
      itemsTouched(from?.document, to, found),
    )
    return {
      ...(from && { against: { jurisdiction: from.jurisdiction, number: from.number } }),
      ...found,
      words: wordDifferences(found, from?.document, to, languageOf(request)),
      effects,
      effectsTotal: total,
    }
  }

  async function effectsIn(
    jurisdiction: string,
    from: EditionDocument | undefined,
    to: EditionDocument,
    items: readonly string[],
  ): Promise<{ effects: Effect[]; total: number }> {
    const on = todayOf(store)
    const effectOf = effectsOf(from, to, on, (code) => store.reads.organisation(code)?.kind)
    const works = items.length === 0 ? [] : await liveWork(jurisdiction, items, on)
    const effects = works.flatMap(effectOf)
    return { effects: effects.slice(0, shown), total: effects.length }
  }

  /** Live assignments of these items wherever this jurisdiction's list governs, a few communities at a time. */
  async function liveWork(jurisdiction: string, items: readonly string[], on: Day): Promise<LiveWork[]> {
    const works = new Map<string, LiveWork>()
    for (let after = ''; ; await nextTurn()) {
      const communities = store.lists.communitiesWithin(jurisdiction, after, step)
      const governed = communities.filter((one) => reaches(jurisdiction, one.jurisdiction, on)).map(({ code }) => code)
      for (const { community, jurisdiction: _, ...work } of store.lists.liveAt(governed, items, on)) {
        const known = works.get(work.assignment)
        if (known) known.communities.push(community)
        else works.set(work.assignment, { ...work, communities: [community] })
      }
      if (communities.length < step) break
      after = communities.at(-1)?.code as string
    }
    return [...works.values()].sort((a, b) => Number(a.assignment.slice(1)) - Number(b.assignment.slice(1)))
  }

  /** True where no list nearer to the community than this jurisdiction's is in force. */
  function reaches(jurisdiction: string, community: string, on: Day): boolean {
    const nearer = upwards(community).filter((code) => code.length > jurisdiction.length)
    return nearer.every((code) => store.reads.editionInForce(code, on)?.ref.jurisdiction !== code)
  }
}
