// Sends requests as fast as they are answered, or at a fixed rate, from a process of its own. Lean on purpose: sockets and
// bytes, nothing parsed but the status and the length, so that what is measured is the server and not this.
import { connect } from 'node:net'
import { largeRequest, rejected, request } from './request.ts'
import { askedOfOthers, cerbosRequest } from './rival-policies.ts'

export interface Load {
  port: number
  path: string
  /** Which requests; see request.ts. */
  what: keyof typeof bodies
  connections: number
  ms: number
  /** Of the first request: so that no two are the same within a run. */
  from: number
  key: string
  /** Requests a second, sent when they are due whether or not earlier ones were answered; absent: each when the one before is answered. */
  perSecond?: number
}

export interface Result {
  count: number
  /** Answers that are not 2xx. */
  refused: number
  seconds: number
  p50: number
  p99: number
  max: number
}

const bodies = {
  admitted: request,
  rejected,
  large: largeRequest,
  'cerbos-admitted': (n: number) => cerbosRequest(askedOfOthers(request(n)), `r${n}`),
  'cerbos-rejected': (n: number) => cerbosRequest(askedOfOthers(rejected(n)), `r${n}`),
}

function bytesOf({ path, key, what }: Load, n: number): Buffer {
  const body = Buffer.from(JSON.stringify(bodies[what](n)))
  const head = `POST ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), body])
}

/** One connection: sends, and says when an answer has come. */
function line(port: number, answered: (status: number) => void) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let kept = Buffer.alloc(0)
  socket.on('data', (bytes) => {
    kept = kept.length === 0 ? bytes : Buffer.concat([kept, bytes])
    for (;;) {
      const end = kept.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = /content-length: (\d+)/i.exec(kept.toString('latin1', 0, end))?.[1]
      const whole = end + 4 + Number(length ?? 0)
      if (kept.length < whole) return
      const status = Number(kept.toString('latin1', 9, 12))
      kept = kept.subarray(whole)
      answered(status)
    }
  })
  return socket
}

async function generate(load: Load): Promise<Result> {
  const prepared = Array.from({ length: load.what === 'large' ? 64 : 20_000 }, (_, i) => bytesOf(load, load.from + i))
  let next = 0
  const took: number[] = []
  let refused = 0
  const began = performance.now()
  const ends = began + load.ms
  const take = () => prepared[next++ % prepared.length] as Buffer
  const note = (since: number, status: number) => {
    took.push(performance.now() - since)
    if (status < 200 || status > 299) refused++
  }
  const lines = Array.from({ length: load.connections }, () => {
    const due: number[] = []
    let isIdle = true
    let sentAt = 0
    const send = (since: number) => {
      isIdle = false
      sentAt = since
      socket.write(take())
    }
    const socket = line(load.port, (status) => {
      note(sentAt, status)
      isIdle = true
      if (load.perSecond === undefined) {
        if (performance.now() < ends) send(performance.now())
      } else if (due.length > 0) send(due.shift() as number)
    })
    return {
      socket,
      start: () => send(performance.now()),
      // What is due is due, whether or not the server is ready for it: waiting counts as latency.
      due: (at: number) => (isIdle ? send(at) : due.push(at)),
    }
  })
  if (load.perSecond === undefined) for (const one of lines) one.start()
  else {
    const every = 1000 / load.perSecond
    let sent = 0
    const timer = setInterval(() => {
      const now = Math.min(performance.now(), ends)
      for (; began + sent * every <= now; sent++) lines[sent % lines.length]?.due(began + sent * every)
      if (now >= ends) clearInterval(timer)
    }, 1)
  }
  await new Promise((resolve) => setTimeout(resolve, load.ms))
  const seconds = (performance.now() - began) / 1000
  const count = took.length
  await new Promise((resolve) => setTimeout(resolve, load.perSecond === undefined ? 0 : 200))
  for (const { socket } of lines) socket.destroy()
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { count, refused, seconds, p50: at(0.5), p99: at(0.99), max: at(1) }
}

process.on('message', (load: Load) => {
  generate(load).then((result) => process.send?.(result))
})
