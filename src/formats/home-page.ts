// The first page: what this is, where everything stands, how a key is come by, and what each role does first.
import { html } from './html.ts'

const links: readonly (readonly [address: string, zh: string, en: string])[] = [
  ['/docs', '接口文档', 'API documentation'],
  ['/openapi.json', '接口描述（OpenAPI）', 'OpenAPI document'],
  ['/v1/rules', '审查规则', 'The rules of admission'],
  ['/docs/problems', '问题代码', 'Problem codes'],
  ['/v1/lists/template', '服务清单空白模板', 'Blank workbook of a list'],
  ['/v1/registry/template', '登记簿空白模板', 'Blank workbook of the registry'],
  ['/v1/log/checkpoint', '签名检查点', 'Signed checkpoint of the log'],
  ['/ready', '运行状态', 'Whether it is ready'],
]
const firsts: readonly (readonly [zh: string, en: string, first: string])[] = [
  [
    '部门、街道',
    'Department, street office',
    'GET /v1/lists/{辖区}/items/{事项} → POST /v1/checks → POST /v1/assignments',
  ],
  ['社区', 'Community', 'GET /v1/communities/{社区}/obligations，GET /v1/deliveries?awaiting=true'],
  ['清单管理员', 'List keeper', 'GET /v1/lists/{辖区}（.xlsx）→ PUT /v1/lists/{辖区}/draft'],
  ['审核单位', 'Reviewer', 'GET /v1/reviews'],
  ['审计', 'Auditor', 'GET /v1/rejections，GET /v1/log/export'],
]

/** The whole page, as text. */
export function homePage(lists: readonly { jurisdiction: string; title: string }[]): string {
  return html`<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>准入 zhunru</title>
<style>body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif } code { overflow-wrap: anywhere } dt { font-weight: 600 } dd { margin: 0 0 .5rem 0 }</style>
<h1>准入 zhunru</h1>
<p>部门向社区下派工作之前先在这里申请：对照服务清单审查，说明理由和补正办法，并对每一次不予准入存证。</p>
<p lang="en">Departments ask here before they push work down to residents’ committees. It decides by the published service list, gives every reason and remedy, and keeps a record of every rejection.</p>
<h2>服务清单 Service lists</h2>
<ul>
${lists.map(({ jurisdiction: code, title }) => html`<li><a href="/v1/lists/${code}">${title}</a> (${code}) · <a href="/v1/lists/${code}/items">事项 items</a></li>\n`)}</ul>
<h2>公开内容 Public</h2>
<ul>
${links.map(([address, zh, en]) => html`<li><a href="${address}">${zh}</a> <span lang="en">${en}</span></li>\n`)}</ul>
<h2>从这里开始 Where to begin</h2>
<p>访问密钥由运维人员发放，放在请求头 <code>Authorization: Bearer 密钥</code> 中。 <span lang="en">An operator hands out access keys; a request carries one as <code>Authorization: Bearer …</code>.</span></p>
<dl>
${firsts.map(([zh, en, first]) => html`<dt>${zh} <span lang="en">${en}</span></dt><dd><code>${first}</code></dd>\n`)}</dl>
</html>
`.toString()
}
