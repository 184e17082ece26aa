// Stopping: in time, whatever others do with their connections.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import t from 'tap'
import { buildApp } from '../../../src/app.ts'
import { openStore } from '../../../src/schema/sql/store.ts'
import { countedChance, standingClock } from '../../a-service.ts'

const never = 600_000

async function listening(graceMs: number) {
  const store = openStore('file::memory:', standingClock(), countedChance(), { create: true })
  const app = await buildApp({ store, newId: () => 'r', newKey: () => ({ id: 'k', key: 'k' }), graceMs })
  const waiting: (() => void)[] = []
  app.get('/slow', () => new Promise((done) => waiting.push(() => done('done'))))
  const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const dial = async () => {
    const socket = connect(Number(url.port), '127.0.0.1')
    await once(socket, 'connect')
    return socket
  }
  return { app, store, waiting, dial }
}

const ask = (socket: Socket, path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
const heard = async (socket: Socket) => String((await once(socket, 'data'))[0])

t.test(
  'connections that are kept open without a request do not hold it up, those under way are answered',
  async (t) => {
    const { app, store, waiting, dial } = await listening(never)
    const [idle, busy, late] = [await dial(), await dial(), await dial()]
    for (const socket of [idle, late]) {
      ask(socket, '/live')
      await heard(socket)
    }
    ask(busy, '/slow')
    while (waiting.length === 0) await new Promise((done) => setTimeout(done, 5))
    // Under way as well, and only asks for something else when the service is closing.
    late.write('GET /live HTTP/1.1\r\nHost: x\r\n')
    await new Promise((done) => setTimeout(done, 20))
    const closed = app.close()
    await new Promise((done) => setTimeout(done, 20))
    late.write('\r\n')
    const told = await heard(late)
    t.match(told, /^HTTP\/1\.1 503 /)
    t.match(told, /connection: close/i)
    t.match(told, /retry-after: 5/i)
    t.equal(JSON.parse(told.split('\r\n\r\n')[1] as string).code, 'stopping')
    waiting[0]?.()
    t.match(await heard(busy), /^HTTP\/1\.1 200 /)
    await closed
    t.pass('closed, though nobody closed a connection')
    store.close()
  },
)

t.test('an answer that nobody takes is not waited for beyond the grace', async (t) => {
  const { app, store, waiting, dial } = await listening(50)
  const socket = await dial()
  socket.on('error', () => undefined)
  ask(socket, '/slow')
  while (waiting.length === 0) await new Promise((done) => setTimeout(done, 5))
  await app.close()
  t.pass('closed')
  store.close()
})
