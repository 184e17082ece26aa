// The titles of the closed set of problem codes, and the faults that more than one command names.
import type { Fault, Problem, ProblemCode, Text } from './terms.ts'

export const problemTitles: Record<ProblemCode, Text> = {
  'invalid-input': { zh: '输入有误', en: 'Invalid input' },
  'malformed-json': { zh: '请求体不是合法的 JSON', en: 'The body is not valid JSON' },
  unauthenticated: { zh: '缺少有效的访问密钥', en: 'No valid access key' },
  forbidden: { zh: '无权操作', en: 'Not yours to do' },
  'same-keeper': { zh: '须由另一名清单管理员发布', en: 'Another list keeper must publish' },
  'not-found': { zh: '没有找到', en: 'Not found' },
  'method-not-allowed': { zh: '该地址不支持此方法', en: 'Method not allowed' },
  'not-acceptable': { zh: '不提供所要的格式', en: 'Not available in that format' },
  'timed-out': { zh: '请求超时', en: 'Timed out' },
  conflict: { zh: '与现有记录冲突', en: 'In conflict with the record' },
  'wrong-state': { zh: '当前状态下不能这样做', en: 'Not possible in this state' },
  'refusal-not-open': { zh: '拒绝权尚未开启', en: 'The right to refuse is not open' },
  'no-edition-in-force': { zh: '当日没有生效的服务清单', en: 'No service list is in force on that day' },
  'edition-order': { zh: '生效日期早于最新版本', en: 'Effective before the latest edition' },
  'below-committed': { zh: '预算总额低于已承诺金额', en: 'The total is below what is committed' },
  'lapsed-bases': { zh: '有事项已无现行有效依据', en: 'Items without a basis in force' },
  'stale-version': { zh: '版本已过期', en: 'Stale version' },
  'too-large': { zh: '内容过大', en: 'Too large' },
  'unsupported-media-type': { zh: '不支持的内容类型', en: 'Unsupported media type' },
  'key-reused': { zh: '幂等键已用于其他请求', en: 'Idempotency key already used for something else' },
  'precondition-required': { zh: '须带前置条件', en: 'A precondition is required' },
  'too-many-requests': { zh: '请求过于频繁', en: 'Too many requests' },
  internal: { zh: '服务内部错误', en: 'Internal error' },
  'cannot-record': { zh: '暂时无法留痕，未作任何变更', en: 'Cannot record at present; nothing was changed' },
  'cannot-sign': { zh: '不能签发检查点', en: 'The state of the log is not signed' },
}

export function problem(code: ProblemCode, zh: string, en: string, more: Partial<Problem> = {}): { problem: Problem } {
  return { problem: { code, detail: { zh, en }, ...more } }
}

/** One fault of an input, at its place. */
export const fault = (pointer: string, zh: string, en: string): Fault => ({ pointer, text: { zh, en } })

export const notFound = (zh: string, en: string) => problem('not-found', zh, en)
export const forbidden = (zh: string, en: string) => problem('forbidden', zh, en)
