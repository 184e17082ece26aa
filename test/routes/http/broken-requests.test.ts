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

  const long = await ask(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`)
  t.match(long, /^HTTP\/1\.1 413 /)
  t.equal(JSON.parse(long.split('\r\n\r\n')[1] ?? '').code, 'too-large')
})
