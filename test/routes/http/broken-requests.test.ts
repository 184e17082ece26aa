import { connect } from 'node:net'
import t from 'tap'
import { aService } from '../../a-service.ts'

t.test('what is no HTTP request is answered as a problem all the same', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await service.app.listen({ host: '127.0.0.1', port: 0 })
  const address = service.app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const ask = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      let answer = ''
      socket.setEncoding('utf8').on('data', (part) => {
        answer += part
      })
      socket.on('end', () => resolve(answer)).on('error', reject)
    })

  const nonsense = await ask('NONSENSE\r\n\r\n')
  t.match(nonsense, /^HTTP\/1\.1 400 /)
  t.match(nonsense, /API-Version: 1\r\n/)
  t.match(nonsense, /X-Request-ID: request-/)
  t.equal(JSON.parse(nonsense.split('\r\n\r\n')[1] ?? '').code, 'invalid-input')

  const hostless = await ask('GET /live HTTP/1.1\r\nConnection: close\r\n\r\n')
  t.match(hostless, /^HTTP\/1\.1 400 /)
  t.match(JSON.parse(hostless.split('\r\n\r\n')[1] ?? ''), {
    code: 'invalid-input',
    errors: [{ pointer: '/headers/host' }],
  })
  const tunnel = await ask('CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\n\r\n')
  t.match(tunnel, /^HTTP\/1\.1 405 /)
  const expecting = await ask('POST /v1/checks HTTP/1.1\r\nHost: x\r\nExpect: more\r\nContent-Length: 2\r\n\r\n{}')
  t.match(expecting, /^HTTP\/1\.1 417 /)
  t.equal(JSON.parse(expecting.split('\r\n\r\n')[1] ?? '').code, 'expectation-failed')
  const upward = await ask('GET /docs/static/../../package.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  t.match(upward, /^HTTP\/1\.1 404 /)

  const long = await ask(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`)
  t.match(long, /^HTTP\/1\.1 413 /)
  t.equal(JSON.parse(long.split('\r\n\r\n')[1] ?? '').code, 'too-large')
})
