// zhunru verify: 0 whole, 1 found wrong and where, 2 could not tell.
import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { AuditReport } from '../audit/report.ts'
import { verifyService } from '../audit/service.ts'
import { linesOf, type Means, Unanswered, verifyExportLines, verifyReceiptText } from '../audit/verify.ts'
import type { Config } from '../host/config.ts'
import type { EditionDocument } from '../policy/terms.ts'
import { fileOf, placeOf } from '../schema/sql/place.ts'
import { askingOn } from './asking.ts'
import { keyIn, mustExist, textOf } from './files.ts'
import { judgingThreads } from './judging.ts'
import { progress, say, Unusable } from './terminal.ts'
import { verifyDatabase, verifyNode } from './verify-database.ts'

const words = {
  whole: '完好 whole',
  wrong: '发现问题 WRONG',
  'could-not-tell': '无法判断 could not tell',
} as const
const exits = { whole: 0, wrong: 1, 'could-not-tell': 2 } as const

/** Verifies a file, a service or, without an argument, the database of this machine; says what was found. */
export async function runVerify(
  config: Config,
  args: string[],
  environment: NodeJS.ProcessEnv,
  out: (line: string) => void = say,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      checkpoint: { type: 'string' },
      range: { type: 'string' },
      jurisdiction: { type: 'string' },
      replay: { type: 'boolean' },
      edition: { type: 'string', multiple: true },
    },
  })
  // `verify receipt FILE` reads well; what a file is, the file itself says.
  if (positionals.length === 2 && ['receipt', 'export'].includes(positionals[0] ?? '')) positionals.shift()
  if (positionals.length > 1)
    throw new Unusable('一次只核验一个文件或地址（verify takes one file or address at a time）')
  const means: Means = {
    ...(values.key !== undefined && { key: keyIn(values.key) }),
    ...(values.checkpoint !== undefined && { checkpoint: textOf(values.checkpoint) }),
    ...(values.range !== undefined && { range: rangeIn(values.range) }),
    ...(values.jurisdiction !== undefined && { jurisdiction: values.jurisdiction }),
    ...(values.replay && { replay: true, editions: (values.edition ?? []).map(editionIn) }),
    progress: progress('entries'),
  }
  const judging = judgingThreads()
  const found = await verifyOne(config, positionals[0], { ...means, judging }, environment.ZHUNRU_KEY).finally(
    judging.close,
  )
  for (const line of found.faults) out(line)
  out(`${words[found.verdict]}${found.says.length > 0 ? `: ${found.says.join('; ')}` : ''}`)
  return exits[found.verdict]
}

async function verifyOne(
  config: Config,
  what: string | undefined,
  means: Means,
  accessKey: string | undefined,
): Promise<AuditReport> {
  if (what === undefined) {
    const place = placeOf(config)
    return place.elsewhere === undefined
      ? verifyDatabase(fileOf(place), means)
      : verifyNode(fileOf(place), place.elsewhere, means)
  }
  if (/^https?:\/\//.test(what)) return verifyUrl(what, means, accessKey)
  mustExist(what)
  switch (await kindOf(what)) {
    case 'export':
      return verifyFile(what, means)
    case 'receipt':
      return verifyReceiptText(await readFile(what, 'utf8'), means)
    case 'database':
      return verifyDatabase(what, means)
    case 'unknown':
      return {
        verdict: 'could-not-tell',
        says: [],
        faults: ['不是导出文件、凭证或数据库（This is neither an export, nor a receipt, nor a database of zhunru.）'],
      }
  }
}

async function verifyFile(path: string, means: Means): Promise<AuditReport> {
  try {
    return await verifyExportLines(linesOf(createReadStream(path, { highWaterMark: 1024 * 1024 })), means)
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error
    return { verdict: 'could-not-tell', says: [], faults: [`${path}：${error.message}`] }
  }
}

/** What a file is, by its first bytes. */
async function kindOf(path: string): Promise<'export' | 'receipt' | 'database' | 'unknown'> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    const start = buffer.toString('utf8', 0, bytesRead)
    if (start.startsWith('SQLite format 3\0')) return 'database'
    if (/"zhunru":\s*"receipt"/.test(start)) return 'receipt'
    // The manifest's members are sorted, so its name may stand beyond what was read.
    return /"zhunru":"export"/.test(start) || /^\{"checkpoint":/.test(start) ? 'export' : 'unknown'
  } finally {
    await file.close()
  }
}

/** A running service over HTTP, with an auditor's access key where there is one. */
export function verifyUrl(url: string, means: Means, accessKey?: string): Promise<AuditReport> {
  const base = url.replace(/\/+$/, '').replace(/\/v1$/, '')
  const get = askingOn(accessKey === undefined ? {} : { authorization: `Bearer ${accessKey}` })
  const ask = async (path: string): Promise<Response> => {
    let answer: Response
    try {
      answer = await get(`${base}/v1/log/${path}`)
    } catch (error) {
      const { message, cause } = error as Error
      throw new Unanswered(cause instanceof Error ? `${message} (${cause.message})` : message)
    }
    if (!answer.ok) throw new Unanswered(`${answer.status} ${answer.url}: ${(await answer.text()).slice(0, 500)}`)
    return answer
  }
  return verifyService(ask, { ...means, authorised: accessKey !== undefined })
}

/** `10..20`: both included, as the verdict says them. */
function rangeIn(text: string): { start: number; end: number } {
  const [, first, last] = /^(\d{1,15})\.\.(\d{1,15})$/.exec(text) ?? []
  if (first === undefined || last === undefined || Number(first) > Number(last))
    throw new Unusable('--range 应为 起..止，例如 0..99（from..to, both included）')
  return { start: Number(first), end: Number(last) + 1 }
}

function editionIn(path: string): EditionDocument {
  try {
    // As the service answers it, among other members; these make the document that is hashed.
    const { title, terms, bases, items } = JSON.parse(textOf(path))
    return { title, terms, bases, items }
  } catch (error) {
    if (error instanceof Unusable) throw error
    throw new Unusable(`${path} 不是清单版本文件（not an edition in JSON）`)
  }
}
