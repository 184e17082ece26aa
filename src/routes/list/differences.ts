// 比对: what a draft or an edition says otherwise than another, and what that means for work that runs.
import Type from 'typebox'
import { may } from '../../policy/access/may.ts'
import { compared, draftSides, editionSides } from '../../policy/list/comparison.ts'
import { Differences } from '../../schema/wire/list/differences.ts'
import { JurisdictionCode, optional, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { languageOf } from '../http/language.ts'
import { granted, refuseIf } from '../http/problem.ts'

const number = Type.String({ pattern: '^[1-9]\\d{0,8}$' })
const against = Type.Integer({ minimum: 1, maximum: 999_999_999, description: 'The number of an edition' })
const querystring = strict({ against: optional(against) })
const ofDraft = { params: strict({ jurisdiction: JurisdictionCode }), querystring }
const ofEdition = { params: strict({ jurisdiction: JurisdictionCode, number }), querystring }

export const differenceRoutes: Routes = async (app, { store }) => {
  const config = { action: 'edition.compare' as const }
  const tags = ['lists']
  const response = {
    200: ref(Differences),
    ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found'),
  }
  app.get(
    '/lists/:jurisdiction/draft/differences',
    {
      config,
      schema: {
        tags,
        summary: '草案与现行清单的差异 Compare the draft with an edition',
        ...ofDraft,
        response,
      },
    },
    getDraftDifferences,
  )
  app.get(
    '/lists/:jurisdiction/editions/:number/differences',
    {
      config,
      schema: { tags, summary: '两个版本的差异 Compare two editions', ...ofEdition, response },
    },
    getEditionDifferences,
  )

  async function getDraftDifferences(request: Asks<typeof ofDraft>) {
    const { jurisdiction } = request.params
    refuseIf(may(callerOf(request), 'edition.compare', { jurisdiction }))
    const { today } = store.now()
    const sides = granted(draftSides(store.reads, jurisdiction, request.query.against, today))
    return compared(store.reads, jurisdiction, sides, today, languageOf(request))
  }

  async function getEditionDifferences(request: Asks<typeof ofEdition>) {
    const { jurisdiction, number: asked } = request.params
    refuseIf(may(callerOf(request), 'edition.compare', { jurisdiction }))
    const sides = granted(editionSides(store.reads, jurisdiction, Number(asked), request.query.against))
    return compared(store.reads, jurisdiction, sides, store.now().today, languageOf(request))
  }
}
