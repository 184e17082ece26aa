// 规则目录, public.
import Type from 'typebox'
import { ruleCatalogue } from '../../policy/admission/rule-catalogue.ts'
import { effects } from '../../policy/terms.ts'
import { oneOf, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Routes } from '../deps.ts'
import { languageOf } from '../http/language.ts'

const Rules = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      nameEn: Type.String(),
      effect: oneOf(effects),
      sources: Type.Array(Type.String()),
      asks: Type.String({ description: 'What the rule asks of a request, and so what mends it in general' }),
    }),
  ),
})

export const ruleRoutes: Routes = async (app) => {
  app.get(
    '/rules',
    {
      schema: {
        tags: ['assignments'],
        summary: '规则目录 List the rules: their names, effects, sources, and what they ask',
        querystring: strict({}),
        response: { 200: Rules, ...problems('invalid-input') },
      },
    },
    async (request) => ({ items: ruleCatalogue(languageOf(request)) }),
  )
}
