// What each problem code means, for whoever got one: as a page, and as a page of the repository.
import type { Text } from '../policy/terms.ts'
import { html, joined } from './html.ts'

export interface ToldProblem {
  code: string
  /** The HTTP status that it is answered with. */
  status: number
  title: Text
  help: Text
}

/** The whole page, as text. Each code is an anchor in it. */
export function problemPage(problems: readonly ToldProblem[]): string {
  const sections = problems.map(
    ({ code, status, title, help }) => html`<h2 id="${code}"><code>${code}</code> ${status}</h2>
<p>${title.zh}。${help.zh}</p>
<p lang="en">${title.en}. ${help.en}</p>`,
  )
  return html`<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>问题代码 Problem codes · 准入 zhunru</title>
<style>body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif } :target { background: #fff3c4 }</style>
<h1>问题代码 Problem codes</h1>
${joined(sections, '\n')}
</html>
`.toString()
}

/** The same in Markdown, of texts that are the program's own. */
export function problemMarkdown(problems: readonly ToldProblem[]): string {
  const sections = problems.map(
    ({ code, status, title, help }) =>
      `## ${code}\n\n${status} · ${title.zh} · ${title.en}\n\n${help.zh}\n\n${help.en}\n`,
  )
  return `# 问题代码 Problem codes\n\nThe \`code\` of a problem document (RFC 9457); its \`type\` points to the same texts at \`/docs/problems\` of the service. Closed: a new code is a change of the contract.\n\n${sections.join('\n')}`
}
