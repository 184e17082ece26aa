// Headers in the OpenAPI document, where they act: told once here for all operations, by what each of them answers.
/** Marks an operation whose 201 has a Location, until the document is made. */
export const locatedMark = 'x-located'

interface Schema {
  [member: string]: unknown
}
interface Answer {
  headers?: Record<string, object>
  content?: Record<string, { schema?: Schema }>
}
export interface Operation {
  parameters?: object[]
  responses?: Record<string, Answer>
  security?: object[]
  [locatedMark]?: true
}
type Operations = Record<string, Operation>

const text = { type: 'string' }
const parameter = (name: string, description: string, schema: object = text) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
})

export const parameters = {
  AcceptLanguage: parameter(
    'Accept-Language',
    '文字的语言：中文（默认）或英文 The language of texts for people: zh (the default) or en',
  ),
  RequestId: parameter('X-Request-ID', '请求编号，原样返回 A name for this request, which the answer repeats'),
  IdempotencyKey: parameter(
    'Idempotency-Key',
    '同一把密钥、同一内容重发时返回同一答复 The same key and body again give the same answer again',
    { type: 'string', minLength: 1, maxLength: 128 },
  ),
  AtLeast: parameter(
    'Zhunru-At-Least',
    '先前答复中 Zhunru-Log-Size 的值：答复不早于该存证位置 What Zhunru-Log-Size said in an earlier answer: this one is no older',
    { type: 'integer', minimum: 0 },
  ),
  IfMatch: parameter(
    'If-Match',
    '所读草案的 ETag；草案已存在时必填 The ETag of the draft that was read; needed where there is one',
  ),
  IfNoneMatch: parameter(
    'If-None-Match',
    '已有版本的 ETag；未变则答 304 An ETag that is known: 304 where nothing changed',
  ),
}

const header = (description: string, schema: object = text) => ({ description, schema })
export const headers = {
  'API-Version': header('接口版本 The version of this API'),
  'X-Request-ID': header('请求编号 The name of this request'),
  'Idempotent-Replayed': header('true：这是先前答复的重发 true where this is an earlier answer again'),
  'Zhunru-Log-Size': header('答复所依据的存证条数 The entries of the log that the answer shows', { type: 'integer' }),
  ETag: header('版本，用于 If-Match、If-None-Match The version, for If-Match and If-None-Match'),
  'Last-Modified': header('最后变更时间 When it last changed'),
  Location: header('所建内容的地址 The address of what was made'),
  Link: header('下一页：rel="next" The next page: rel="next"'),
  'Retry-After': header('多少秒后可以重试 Seconds after which to try again', { type: 'integer' }),
  RateLimit: header('剩余次数（设有限速时） What is left of the limit, where one is set'),
  'RateLimit-Policy': header('限速规则（设有限速时） The limit, where one is set'),
  'WWW-Authenticate': header('如何出示密钥 How to show a key'),
  'Content-Disposition': header('文件名 The name of the file'),
}
type Header = keyof typeof headers

const isPage = (answer: Answer, page: (name: string) => boolean) =>
  Object.values(answer.content ?? {}).some(({ schema }) => {
    const name = String(schema?.$ref ?? '')
      .split('/')
      .at(-1)
    return name !== undefined && page(name)
  })

/** What an answer carries, by its status and by what else the operation answers. */
function headersOf(
  method: string,
  path: string,
  status: string,
  answer: Answer,
  { responses = {}, security = [], [locatedMark]: located }: Operation,
): Header[] {
  const good = status.startsWith('2')
  const list: Header[] = ['API-Version', 'X-Request-ID']
  if (path !== '/live') list.push('Zhunru-Log-Size')
  if (security.length > 0) list.push('RateLimit', 'RateLimit-Policy')
  if (good && method === 'post' && '422' in responses) list.push('Idempotent-Replayed')
  if (status === '201' && located) list.push('Location')
  if ('304' in responses && (good || status === '304')) list.push('ETag', 'Last-Modified')
  if (path.endsWith('/draft') && ['200', '201', '412', '428'].includes(status)) list.push('ETag')
  if (good && isPage(answer, (name) => name.endsWith('Page'))) list.push('Link')
  if (good && Object.keys(answer.content ?? {}).some((type) => /spreadsheet|csv|ndjson/.test(type)))
    list.push('Content-Disposition')
  if (status === '401') list.push('WWW-Authenticate')
  if (status === '429' || status === '503') list.push('Retry-After')
  return list
}

function parametersOf(method: string, path: string, { responses = {} }: Operation): (keyof typeof parameters)[] {
  const list: (keyof typeof parameters)[] = ['AcceptLanguage', 'RequestId']
  if (path !== '/live') list.push('AtLeast')
  if (method === 'post' && '422' in responses) list.push('IdempotencyKey')
  if ('412' in responses) list.push('IfMatch')
  if ('304' in responses) list.push('IfNoneMatch')
  return list
}

/** Adds to each operation the headers that it takes, and to each answer those that it carries. */
export function describeHeaders(paths: Record<string, Operations>): void {
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations)) {
      operation.parameters = [
        ...(operation.parameters ?? []),
        ...parametersOf(method, path, operation).map((name) => ({ $ref: `#/components/parameters/${name}` })),
      ]
      for (const [status, answer] of Object.entries(operation.responses ?? {}))
        answer.headers = Object.fromEntries(
          headersOf(method, path, status, answer, operation).map((name) => [
            name,
            { $ref: `#/components/headers/${name}` },
          ]),
        )
      delete operation[locatedMark]
    }
}

/** Walks a document: glosses each closed set, and gives files the form that generators keep as bytes. */
export function describeSchemas(node: unknown, gloss: (values: readonly unknown[]) => string | undefined): void {
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) {
    for (const one of node) describeSchemas(one, gloss)
    return
  }
  const schema = node as Schema
  for (const [name, member] of Object.entries(schema)) if (name !== 'examples') describeSchemas(member, gloss)
  if (Array.isArray(schema.enum) && schema.type === 'string') {
    const words = gloss(schema.enum)
    if (words !== undefined)
      schema.description = typeof schema.description === 'string' ? `${schema.description}: ${words}` : words
  }
  if (typeof schema.contentMediaType === 'string' && /spreadsheet/.test(schema.contentMediaType))
    schema.format = 'binary'
  if (schema.contentMediaType === 'multipart/form-data') {
    delete schema.contentMediaType
    schema.type = 'object'
    schema.properties = { file: { type: 'string', format: 'binary', description: '.xlsx, .csv' } }
    schema.required = ['file']
  }
}
