// 运行指标 and the service's own log: what is counted, and what is told of a request.
// @ts-expect-error it has no types
import parse from 'parse-prometheus-text-format'
import { pino } from 'pino'
import t from 'tap'
import { aService, soundRequest } from '../../a-service.ts'

interface Family {
  name: string
  help: string
  type: string
  metrics: { value?: string; labels?: Record<string, string>; count?: string }[]
}

t.test('happy: requests under /v1 are counted by route and status, and every figure says what it is', async (t) => {
  const service = await aService({ logger: pino({ level: 'silent' }) })
  t.teardown(() => service.close())
  await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  await service.call('justice', 'GET', '/v1/assignments/a1')
  await service.call('justice', 'GET', '/v1/assignments/a2')
  await service.call(undefined, 'GET', '/nowhere/990105-SFJ')
  const { text, headers } = await service.call(undefined, 'GET', '/metrics')
  t.match(headers['content-type'], /^text\/plain; version=0\.0\.4/)
  const families = parse(text) as Family[]
  for (const { name, help } of families) t.ok(help.length > 0, `${name} has HELP`)
  const family = (name: string) => families.find((one) => one.name === name)?.metrics ?? []
  const counted = (method: string, route: string, status: string) =>
    family('zhunru_requests_total').find(
      ({ labels }) => labels?.method === method && labels.route === route && labels.status === status,
    )?.value
  t.equal(counted('POST', '/v1/assignments', '201'), '1')
  t.equal(counted('GET', '/v1/assignments/:id', '404'), '2', 'by route, not by address')
  t.equal(counted('GET', 'none', '404'), '1')
  t.notMatch(text, /990105-SFJ/)
  t.equal(family('zhunru_log_entries')[0]?.value, String(service.store.log.size()))
  t.equal(family('zhunru_queue_commands')[0]?.value, '0')
  t.equal(family('zhunru_can_record')[0]?.value, '1')
  t.match(text, /^zhunru_request_duration_seconds_count\{route="\/v1\/assignments"\} 1$/m)
  for (const name of ['zhunru_commit_duration_seconds', 'zhunru_batch_commands'])
    t.ok(
      family(name).some(({ count }) => Number(count) > 0),
      name,
    )
  t.ok(
    families.some(({ name }) => name === 'process_resident_memory_bytes'),
    'the process too',
  )
})

t.test('happy: a line for each request that is refused, and at debug for all', async (t) => {
  for (const level of ['warn', 'debug'] as const) {
    const lines: Record<string, unknown>[] = []
    const logger = pino({ level }, { write: (line: string) => void lines.push(JSON.parse(line)) })
    const service = await aService({ logger })
    t.teardown(() => service.close())
    await service.call('justice', 'POST', '/v1/assignments', soundRequest({ title: '不得记入日志的名称' }))
    await service.call(
      'justice',
      'POST',
      '/v1/assignments',
      { title: '不得记入日志的名称' },
      { 'x-request-id': 'quoted-by-a-clerk' },
    )
    await service.call(undefined, 'GET', '/v1/assignments', undefined, { authorization: 'Bearer zr_secret' })
    const told = lines.filter(({ msg }) => msg === 'request')
    t.match(
      told,
      [
        ...(level === 'debug' ? [{ status: 201, route: '/v1/assignments' }] : []),
        {
          id: 'quoted-by-a-clerk',
          method: 'POST',
          route: '/v1/assignments',
          status: 400,
          key: 'k-justice',
          ms: Number,
        },
        { status: 401, route: '/v1/assignments' },
      ],
      level,
    )
    t.notMatch(JSON.stringify(lines), /不得记入日志|zr_secret/)
  }
})
