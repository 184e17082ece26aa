// Speed as ratios in one run: yardstick and service side by side, alternating, the median of three rounds.
// `npm run bench -- hostile`: how long hostile requests hold the event loop.
import { fork } from 'node:child_process'
import { resolve } from 'node:path'
import autocannon from 'autocannon'
import { hostile } from './hostile.ts'
import { accessKey, request } from './request.ts'

const rounds = Number(process.env.ROUNDS ?? 3)
const seconds = Number(process.env.SECONDS ?? 5)

async function start(kind: 'bare' | 'service') {
  const child = fork(resolve(import.meta.dirname, 'servers.ts'), [kind], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const url = await new Promise<string>((done) => child.once('message', (message) => done(String(message))))
  return { url, stop: () => child.kill('SIGTERM') }
}

let asked = 0

async function measure(url: string, path: string) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessKey}` }
  const bodies = Array.from({ length: 100_000 }, (_, i) => JSON.stringify(request(asked + i)))
  let next = 0
  const setupRequest = (one: autocannon.Request) => ({ ...one, body: bodies[next++ % bodies.length] as string })
  const requests = [{ method: 'POST' as const, path, headers, setupRequest }]
  const result = await autocannon({ url, connections: 64, duration: seconds, requests })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${path}: ${result.non2xx} refused, ${result.errors} failed`)
  if (url === counted) asked += next
  return { perSecond: result.requests.average, p99: result.latency.p99 }
}
let counted = ''

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
const say = (text: string) => process.stdout.write(`${text}\n`)

async function compare(path: string, wanted: number): Promise<void> {
  const servers = { bare: await start('bare'), service: await start('service') }
  const figures = { bare: [] as number[], service: [] as number[] }
  const p99: number[] = []
  counted = servers.service.url
  asked = 0
  for (const kind of ['bare', 'service'] as const) await measure(servers[kind].url, path)
  for (let round = 0; round < rounds; round++)
    for (const kind of ['bare', 'service'] as const) {
      const { perSecond, p99: late } = await measure(servers[kind].url, path)
      figures[kind].push(perSecond)
      if (kind === 'service') p99.push(late)
    }
  for (const server of Object.values(servers)) server.stop()
  const ratio = median(figures.service) / median(figures.bare)
  say(
    `POST ${path}: bare ${Math.round(median(figures.bare))}/s, service ${Math.round(median(figures.service))}/s, ` +
      `ratio ${ratio.toFixed(2)} (wanted ${wanted}), p99 ${median(p99)} ms`,
  )
}

if (process.argv[2] === 'hostile') await hostile(say)
else {
  await compare('/v1/checks', 0.85)
  await compare('/v1/assignments', 0.6)
}
