// 运行指标: what the service counts of itself, and a line of its log for each request that did not go well. Neither ever
// holds a body, a key or an address with codes in it: a request is known by its route and its id.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Behind, Store } from '../../policy/ports.ts'

export interface Figures {
  contentType: string
  text(): Promise<string>
}

/** Counts every request and every commit of this store. `process`: the figures of the process too, which is one of a kind. */
export function figuresOf(
  app: FastifyInstance,
  store: Pick<Store, 'size' | 'behind' | 'blocked' | 'queued' | 'whenCommitted'>,
  { process }: { process: boolean },
): Figures {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Counter({
    name: 'zhunru_requests_total',
    help: 'Requests answered, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'zhunru_request_duration_seconds',
    help: 'Seconds from a request to its answer, by route',
    labelNames: ['route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const commits = new Histogram({
    name: 'zhunru_commit_duration_seconds',
    help: 'Seconds that a durable commit took',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
    registers,
  })
  const batch = new Histogram({
    name: 'zhunru_batch_commands',
    help: 'Commands recorded by one commit',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  })
  const read = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  read('zhunru_queue_commands', 'Commands that wait to be recorded', () => store.queued())
  read('zhunru_log_entries', 'Entries of the log that can be read here', () => store.size())
  if (store.behind()) {
    const of = (name: keyof Behind) => () => store.behind()?.[name] ?? 0
    read('zhunru_behind_entries', 'Entries of the log that this node knows of and cannot show yet', of('entries'))
    read('zhunru_behind_seconds', 'Seconds since this node heard of the log', of('seconds'))
  }
  read('zhunru_can_record', '1 while changes can be recorded', () => (store.blocked() === undefined ? 1 : 0))
  if (process) collectDefaultMetrics({ register: registry })
  store.whenCommitted(({ commands, seconds }) => {
    commits.observe(seconds)
    batch.observe(commands)
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request)
    requests.inc({ method: request.method, route, status: reply.statusCode })
    durations.observe({ route }, reply.elapsedTime / 1000)
    tell(request, reply, route)
    done()
  })
  app.addHook('onClose', () => registry.clear())
  return { contentType: registry.contentType, text: () => registry.metrics() }
}

/** One line for what was refused or failed, and for the others where somebody looks closely. */
function tell(request: FastifyRequest, reply: FastifyReply, route: string): void {
  const { log, id, method, caller } = request
  const level = reply.statusCode >= 400 ? 'warn' : 'debug'
  // Making a line that nobody reads would cost every request.
  if (level === 'debug' && log.level !== 'debug' && log.level !== 'trace') return
  const ms = Math.round(reply.elapsedTime * 10) / 10
  log[level]({ id, method, route, status: reply.statusCode, ...(caller && { key: caller.key }), ms }, 'request')
}

/** Addresses that are no route are one: strangers try many. */
function routeOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url ?? 'none'
}
