// The page that the `type` of every problem document points to. Public: whoever got a no can read what it means.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { escaped } from '../../formats/html.ts'
import { type AnswerCode, problemStatus, problems } from '../../schema/wire/problem.ts'
import type { Routes } from '../deps.ts'
import { problemHelp, problemTitles } from '../http/problem-table.ts'

const codes = Object.keys(problemStatus) as AnswerCode[]

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
    page ??= pageOf()
    return reply.type('text/html; charset=utf-8').serializer(String).send(page)
  }
}

const pageOf = () => `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>问题代码 Problem codes · 准入 zhunru</title>
<style>body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif } :target { background: #fff3c4 }</style>
<h1>问题代码 Problem codes</h1>
${codes
  .map((code) => {
    const { zh, en } = problemHelp[code]
    return `<h2 id="${code}"><code>${code}</code> ${problemStatus[code]}</h2>
<p>${problemTitles[code].zh}。${escaped(zh)}</p>
<p lang="en">${problemTitles[code].en}. ${escaped(en)}</p>`
  })
  .join('\n')}
</html>
`

/** The same as a page of the repository: docs/problems.md. */
export function problemDocument(): string {
  const sections = codes.map((code) => {
    const { zh, en } = problemHelp[code]
    return `## ${code}\n\n${problemStatus[code]} · ${problemTitles[code].zh} · ${problemTitles[code].en}\n\n${zh}\n\n${en}\n`
  })
  return `# 问题代码 Problem codes\n\nThe \`code\` of a problem document (RFC 9457); its \`type\` points to the same texts at \`/docs/problems\` of the service. Closed: a new code is a change of the contract.\n\n${sections.join('\n')}`
}
