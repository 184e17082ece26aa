// A served node as a process of its own, started again whenever a test has killed it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const cli = join(import.meta.dirname, '../../src/cli.ts')

export interface Served {
  readonly address: string
  readonly pid: number
  start(): Promise<void>
  kill(signal: NodeJS.Signals): void
  /** Ends it, and resolves once it is gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

export function aServedNode(env: NodeJS.ProcessEnv): Served {
  let child: ChildProcess
  let address = ''
  return {
    get address() {
      return address
    },
    get pid() {
      return child.pid as number
    },
    async start() {
      child = spawn(process.execPath, [cli, 'serve'], {
        env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      const said: string[] = []
      for await (const line of createInterface({ input: child.stderr as NodeJS.ReadableStream })) {
        said.push(line)
        const found = /http:\/\/[\d.:]+/.exec(line)?.[0]
        if (!found) continue
        address = found
        // Whatever it says later is read by nobody, and must not fill the pipe.
        child.stderr?.resume()
        return
      }
      throw new Error(`the node did not start: ${said.join('\n')}`)
    },
    kill: (signal) => void child.kill(signal),
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
  }
}
