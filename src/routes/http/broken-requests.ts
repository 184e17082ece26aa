// What is not an HTTP request, or never becomes a whole one, is answered on its socket: in the shape of any other
// problem, but in Chinese alone, as no language was read.
import type { FastifyInstance } from 'fastify'
import { problemStatus } from '../../schema/wire/problem.ts'
import type { Problem } from './problem.ts'
import { problemTitles } from './problem-table.ts'

const notHttp: Problem = {
  code: 'invalid-input',
  detail: { zh: '这不是合法的 HTTP 请求', en: 'This is not a valid HTTP request' },
  errors: [],
}
const byCode: Record<string, Problem> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    code: 'timed-out',
    detail: { zh: '请求迟迟没有发完，连接已关闭', en: 'The request did not arrive in time; the connection is closed' },
  },
  HPE_HEADER_OVERFLOW: {
    code: 'too-large',
    detail: { zh: '请求头或地址过长', en: 'The headers or the address are too long' },
  },
}

/** As much of a socket as an answer needs. */
interface Connection {
  writable: boolean
  end(text: string): unknown
}

const noTunnel: Problem = {
  code: 'method-not-allowed',
  detail: { zh: '本服务不是代理，不支持 CONNECT', en: 'This service is no proxy: it does not take CONNECT' },
}
const unexpected: Problem = {
  code: 'expectation-failed',
  detail: { zh: '请求头 Expect 只支持 100-continue', en: 'The header Expect may only be 100-continue' },
}

const phrases: Record<number, string> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  417: 'Expectation Failed',
}

/** For Fastify's clientErrorHandler. `newId` gives the request an id, as it never got one. */
export function answerBroken(version: string, newId: () => string) {
  const answer = onSocket(version, newId)
  return (error: Error & { code?: string }, socket: Connection): void => {
    if (error.code !== 'ECONNRESET') answer(byCode[error.code ?? ''] ?? notHttp, socket)
  }
}

/** What Node would answer by itself, without a word. */
export function answerUnusual(server: FastifyInstance['server'], version: string, newId: () => string): void {
  const answer = onSocket(version, newId)
  server.on('connect', (_request, socket) => answer(noTunnel, socket))
  server.on('checkExpectation', (request) => answer(unexpected, request.socket))
}

function onSocket(version: string, newId: () => string) {
  return (problem: Problem, socket: Connection): void => {
    if (!socket.writable) return
    const id = newId()
    const status = problemStatus[problem.code]
    const { code, detail, errors } = problem
    const title = problemTitles[code].zh
    const body = JSON.stringify({
      type: `/docs/problems#${code}`,
      title,
      status,
      detail: detail.zh,
      instance: id,
      code,
      errors,
    })
    const head = [
      `HTTP/1.1 ${status} ${phrases[status]}`,
      `API-Version: ${version}`,
      `X-Request-ID: ${id}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
}
