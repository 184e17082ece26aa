// The longest that any of a set of hostile requests holds the event loop, and the memory after it: one service, one request at a time.
import { fork } from 'node:child_process'
import { resolve } from 'node:path'
import { hostileSet } from './hostile-set.ts'

const wantedMs = 50
const quiet = () => new Promise((done) => setTimeout(done, 30))

interface Held {
  holdMs: number
  rss: number
}

export async function hostile(say: (line: string) => void): Promise<void> {
  const child = fork(resolve(import.meta.dirname, 'servers.ts'), ['sample'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--import', resolve(import.meta.dirname, 'hold.ts')],
  })
  const heard = <A>() => new Promise<A>((done) => child.once('message', (message) => done(message as A)))
  const held = (): Promise<Held> => {
    const answer = heard<Held>()
    child.send('hold?')
    return answer
  }
  const url = await heard<string>()
  // What is compiled at first use is nobody's attack.
  for (const one of (await hostileSet()).slice(0, 6)) await send(url, one)
  let worst = 0
  say(`${'request'.padEnd(42)} status   answer       time   longest hold       RSS after`)
  for (const one of await hostileSet()) {
    await held()
    // What happens before the first tick after a reset is not counted.
    await quiet()
    const began = performance.now()
    const { status, bytes } = await send(url, one)
    const took = performance.now() - began
    await quiet()
    const { holdMs, rss } = await held()
    worst = Math.max(worst, holdMs)
    say(
      `${one.name.padEnd(42)} ${status.padEnd(6)} ${String(bytes).padStart(8)} B ${took.toFixed(0).padStart(7)} ms ` +
        `${holdMs.toFixed(0).padStart(10)} ms ${(rss / 1e6).toFixed(0).padStart(12)} MB`,
    )
  }
  say(`worst hold of the event loop: ${worst.toFixed(0)} ms (wanted ≤ ${wantedMs})`)
  child.kill('SIGTERM')
}

async function send(
  url: string,
  { method = 'GET', path, key, headers = {}, body }: Awaited<ReturnType<typeof hostileSet>>[number],
) {
  try {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, ...(key && { authorization: `Bearer bench-${key}` }) },
      ...(body !== undefined && { body: body as string }),
    })
    return { status: String(answer.status), bytes: (await answer.arrayBuffer()).byteLength }
  } catch {
    return { status: 'closed', bytes: 0 }
  }
}
