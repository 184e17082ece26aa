// What is not an HTTP request, or never becomes a whole one, is answered on its socket: in the shape of any other
// problem, but in Chinese alone, as no language was read.
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

const phrases: Record<number, string> = { 400: 'Bad Request', 408: 'Request Timeout', 413: 'Content Too Large' }

/** For Fastify's clientErrorHandler. `newId` gives the request an id, as it never got one. */
export function answerBroken(version: string, newId: () => string) {
  return (error: Error & { code?: string }, socket: Connection): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return
    const problem = byCode[error.code ?? ''] ?? notHttp
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
