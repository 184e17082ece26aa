// How a no leaves the service: one place turns every refusal and every failure into a problem document.

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { EditionSpoilt } from '../../policy/list/edition.ts'
import { fault, faulty } from '../../policy/problem.ts'
import type { Fault, Language, Problem as Told } from '../../policy/terms.ts'
import { type AnswerCode, problemStatus } from '../../schema/wire/problem.ts'
import { schemaFaults } from '../../schema/wire/schema-faults.ts'
import { languageOf } from './language.ts'
import { problemHints, problemTitles } from './problem-table.ts'

/** A problem of the core, or one that only HTTP knows. */
export type Problem = Told<AnswerCode>

/** As the core's `problem`, with any code that the service answers with. */
export function httpProblem(code: AnswerCode, zh: string, en: string, more: Partial<Problem> = {}): Problem {
  return { code, detail: { zh, en }, ...more }
}

/** Thrown by a handler to answer with a problem. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

export function refuse(refused: { problem: Problem }): never {
  throw new Refused(refused.problem)
}

/** Refuses where there is a no. */
export function refuseIf(no: { problem: Problem } | undefined): void {
  if (no) refuse(no)
}

/** What was asked for; refuses where it is a no. */
export function granted<T extends object>(found: T | { problem: Problem }): Exclude<T, { problem: unknown }> {
  return 'problem' in found ? refuse(found as { problem: Problem }) : (found as Exclude<T, { problem: unknown }>)
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const language = languageOf(request)
  const status = problemStatus[problem.code]
  // What the core cannot say, since it does not know how it was asked.
  const hint = problemHints[problem.code]?.[language] ?? ''
  const body = {
    type: `/docs/problems#${problem.code}`,
    title: problemTitles[problem.code][language],
    status,
    detail: `${problem.detail[language]}${hint}`,
    instance: request.id,
    code: problem.code,
    ...(problem.errors && { errors: worded(problem.errors, language) }),
    ...(typeof problem.extra === 'function' ? problem.extra(language) : problem.extra),
  }
  if (status === 401) {
    const { basic } = request.routeOptions.config ?? {}
    // Two headers: browsers take one for a single challenge, and would not ask for the password.
    reply.header('www-authenticate', basic ? ['Bearer', 'Basic realm="zhunru", charset="UTF-8"'] : 'Bearer')
  }
  if (status === 503) reply.header('retry-after', '5')
  if (status === 429) reply.header('retry-after', '1')
  // Serialised here: an answer schema would have to know every extra member.
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(body)
}

function worded(faults: readonly Fault[], language: Language) {
  return faults.map(({ pointer, text, extra }) => ({ pointer, message: text[language], ...extra }))
}

/** The root's error handler: a failure is logged once, here, and its inner text never leaves. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Refused) return sendProblem(request, reply, error.problem)
  if (error.validation)
    return sendProblem(request, reply, faulty(schemaFaults(error.validation, error.validationContext)).problem)
  const known = fromFastify(error)
  if (known) return sendProblem(request, reply, known)
  request.log.error({ err: error }, 'request failed')
  if (error instanceof EditionSpoilt) return sendProblem(request, reply, { code: 'cannot-record', detail: error.why })
  return sendProblem(request, reply, {
    code: 'internal',
    detail: {
      zh: `服务出现内部错误，请将编号 ${request.id} 告知管理员`,
      en: `The service failed. Give its operator the request id ${request.id}`,
    },
  })
}

function fromFastify(error: FastifyError): Problem | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'too-large', detail: { zh: '请求体超过大小限制', en: 'The body is larger than the limit' } }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return {
        code: 'unsupported-media-type',
        detail: {
          zh: '不支持这个 Content-Type：请使用 application/json；提交清单草案还可使用 .xlsx 或 text/csv',
          en: 'Send Content-Type: application/json; a draft of a list may also be an .xlsx or text/csv',
        },
      }
    case 'FST_STATIC_FORBIDDEN_PATH':
      return noSuchAddress
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return { code: 'malformed-json', detail: { zh: '请求体为空', en: 'The body is empty' } }
    default:
      // A length that is no number, an address that cannot be read, a part of it longer than any code.
      return error.statusCode === 400 || error.statusCode === 414 ? faulty([unreadable(error.code)]).problem : undefined
  }
}

export const noHost: Problem = faulty([fault('/headers/host', '缺少此项', 'Required')]).problem

const noSuchAddress: Problem = {
  code: 'not-found',
  detail: { zh: '没有这个地址，请核对路径', en: 'There is no such address: check the path' },
}

function unreadable(code: string): Fault {
  if (code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH')
    return {
      pointer: '/path',
      text: { zh: '地址无法读取，请核对编码和长度', en: 'The address cannot be read: check its encoding and length' },
    }
  return { pointer: '', text: { zh: '请求的格式有误', en: 'The request is malformed' } }
}

/** No route took the request. `allowed`: the methods that its address does take. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply, allowed: readonly string[]): FastifyReply {
  if (allowed.length === 0) return sendProblem(request, reply, noSuchAddress)
  reply.header('allow', allowed.join(', '))
  if (request.method === 'OPTIONS') return reply.code(204).send()
  return sendProblem(request, reply, {
    code: 'method-not-allowed',
    detail: {
      zh: `该地址不支持 ${request.method}，只支持 ${allowed.join('、')}`,
      en: `The address does not take ${request.method}, only ${allowed.join(', ')}`,
    },
  })
}
