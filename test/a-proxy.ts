// Between a node and its database: lets everything through, or cuts the line at the worst moment.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What is done to the next commit: it arrives and its answer does not, or not until it is let through; or it never arrives. */
export type Cut = 'after' | 'before' | 'held' | undefined

export interface Line {
  /** The same database, through this. */
  through(url: string): string
  cut: Cut
  /** Nobody is let in any more, from the next cut on or at once. */
  isShut: boolean
  /** Commits that were cut. */
  cuts: number
  /** Ends every connection, as a network does that fails. */
  drop(): void
  /** Lets no one in, and passes nothing on, until it is lifted. */
  hold(held: boolean): void
  close(): Promise<void>
}

export async function aProxy(port: number): Promise<Line> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let isHeld = false
  const server = createServer((client) => {
    if (proxy.isShut) return void client.destroy()
    const database = connect(port, '127.0.0.1')
    const pair = [client, database] as const
    pairs.add(pair)
    let cutsAnswer = false
    const end = () => {
      pairs.delete(pair)
      client.destroy()
      database.destroy()
    }
    if (isHeld) for (const one of pair) one.pause()
    for (const one of pair) {
      one.on('error', end)
      one.on('close', end)
    }
    client.on('data', (bytes) => {
      if (proxy.cut !== undefined && bytes.includes('commit\0')) {
        const cut = proxy.cut
        proxy.cut = undefined
        proxy.cuts++
        if (cut === 'before') return end()
        if (cut === 'held') database.pause()
        else cutsAnswer = true
      }
      database.write(bytes)
    })
    database.on('data', (bytes) => {
      // An answer: by now it is committed there.
      if (cutsAnswer) return void setTimeout(end, 20)
      client.write(bytes)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: own } = server.address() as AddressInfo
  const proxy: Line = {
    through: (url) => url.replace(`:${port}/`, `:${own}/`),
    cut: undefined,
    isShut: false,
    cuts: 0,
    drop() {
      for (const [client, database] of pairs) {
        client.destroy()
        database.destroy()
      }
    },
    hold(held) {
      isHeld = held
      for (const pair of pairs) for (const one of pair) held ? one.pause() : one.resume()
    },
    async close() {
      proxy.drop()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}
