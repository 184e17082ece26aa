// zhunru witness: what an audit office runs. 0 the log continues what was seen before, 1 it does not, 2 could not look.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { look, type Sight, type Source } from '../audit/witness.ts'
import { readOrMakeSigner } from '../host/signing-key.ts'
import { newSigningKey } from '../host/world.ts'
import { type Signer, verifierKey } from '../policy/log/checkpoint.ts'
import type { Clock } from '../policy/ports.ts'
import { askingOn } from './asking.ts'
import { keyIn } from './files.ts'
import { say, tell, Unusable } from './terminal.ts'
import { listen } from './witness-listen.ts'

interface Watch {
  source: Source
  key: string
  state: string
  signer: Signer | undefined
}

export async function runWitness(args: string[], clock: Clock): Promise<number> {
  const text = { type: 'string' } as const
  const options = { url: text, key: text, state: text, 'signing-key': text, name: text, every: text, listen: text }
  const { values } = parseArgs({ args, options: { ...options, once: { type: 'boolean' } } })
  const { url, key, state, every } = values
  if (!key || !state || !(url || values.listen))
    throw new Unusable(
      '请写明 --url（或 --listen）、--key 和 --state（say which log, its verifier key, and where to keep what was seen）',
    )
  const seconds = every === undefined ? undefined : Number(every)
  if (seconds !== undefined && !(seconds >= 1 && seconds <= 86_400))
    throw new Unusable('--every 应为 1 至 86400 秒（from 1 to 86400 seconds）')
  const signer = signerFrom(values['signing-key'], values.name)
  if (values.listen !== undefined) return serveWitness(values.listen, keyIn(key), state, signer, clock)
  const watch = { source: overHttp(url as string), key: keyIn(key), state, signer }
  for (;;) {
    const exit = await lookOnce(watch, clock)
    if (seconds === undefined || values.once || exit === 1) return exit
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  }
}

/** Serves until stopped. */
async function serveWitness(
  at: string,
  key: string,
  state: string,
  cosigner: Signer | undefined,
  clock: Clock,
): Promise<number> {
  const [, host = '127.0.0.1', port] = /^(?:(.+):)?(\d{1,5})$/.exec(at) ?? []
  if (port === undefined || cosigner === undefined)
    throw new Unusable(
      '--listen 应为 端口 或 主机:端口，并须有 --signing-key（a port or host:port, and a signing key）',
    )
  const seen = () => (existsSync(state) ? readFileSync(state, 'utf8') : undefined)
  const server = await listen(
    Number(port),
    host,
    () => ({ key, kept: seen(), cosigner, seconds: Math.floor(clock.now() / 1000) }),
    (note) => keep(state, note),
    (trouble) => tell(`没有见证，请查看 ${state}（nothing was cosigned, look at this file）：${trouble}`),
  )
  tell(`见证服务（witness）：http://${host}:${port}/add-checkpoint`)
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(resolve))
  })
  return 0
}

async function lookOnce({ source, key, state, signer }: Watch, clock: Clock): Promise<number> {
  const kept = existsSync(state) ? readFileSync(state, 'utf8') : undefined
  let sight: Sight
  try {
    sight = await look(source, key, kept, signer, Math.floor(clock.now() / 1000))
  } catch (error) {
    tell(`没有得到检查点（no checkpoint was had）：${(error as Error).message}`)
    return 2
  }
  if (sight.verdict === 'wrong') {
    tell('！！！存证不再是原来的存证，请立即告知审计机关！！！')
    tell('!!! THIS IS NO LONGER THE LOG THAT WAS SEEN BEFORE: TELL THE AUDIT OFFICE AT ONCE !!!')
    say(sight.what)
    tell(`已见过的检查点仍保存在 ${state}（what was seen before is still kept there）`)
    return 1
  }
  keep(state, sight.note as string)
  say(sight.what)
  return 0
}

/** By rename: a stop half way leaves the old one. */
function keep(path: string, note: string): void {
  const beside = `${path}.new`
  writeFileSync(beside, note, { flush: true })
  renameSync(beside, path)
}

function overHttp(url: string): Source {
  const base = `${url.replace(/\/+$/, '').replace(/\/v1$/, '')}/v1/log`
  const ask = askingOn()
  const get = async (path: string): Promise<Response> => {
    const answer = await ask(`${base}/${path}`)
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`)
    return answer
  }
  return {
    checkpoint: async () => (await get('checkpoint')).text(),
    consistency: async (from, to) =>
      ((await (await get(`proofs/consistency?from=${from}&to=${to}`)).json()) as { hashes: string[] }).hashes,
  }
}

function signerFrom(path: string | undefined, name: string | undefined): Signer | undefined {
  if (path === undefined) return undefined
  const { signer, made } = readOrMakeSigner(path, newSigningKey, (unique) => name ?? `witness.local/${unique}`)
  if (made) tell(`见证密钥（the witness's verifier key）：${verifierKey(signer.name, signer.publicKey, 'cosignature')}`)
  return signer
}
