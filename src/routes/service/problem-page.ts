// The page that the `type` of every problem document points to. Public: whoever got a no can read what it means.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { problemMarkdown, problemPage } from '../../formats/problem-page.ts'
import { type AnswerCode, problemStatus, problems } from '../../schema/wire/problem.ts'
import type { Routes } from '../deps.ts'
import { problemHelp, problemTitles } from '../http/problem-table.ts'

const codes = Object.keys(problemStatus) as AnswerCode[]
const told = codes.map((code) => ({
  code,
  status: problemStatus[code],
  title: problemTitles[code],
  help: problemHelp[code],
}))

export const problemPageRoutes: Routes = async (app) => {
  app.get(
    '/docs/problems',
    {
      schema: {
        tags: ['service'],
        summary: '问题代码 What each problem code means',
        response: {
          200: { description: 'A page', content: { 'text/html': { schema: Type.String() } } },
          ...problems(),
        },
      },
    },
    getPage,
  )

  let page: string | undefined

  async function getPage(_: unknown, reply: FastifyReply) {
    page ??= problemPage(told)
    return reply.type('text/html; charset=utf-8').serializer(String).send(page)
  }
}

/** The same as a page of the repository: docs/problems.md. */
export const problemDocument = () => problemMarkdown(told)
