// Somebody who does what a page says: starts the service in an empty folder and runs every block of commands in its order.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monday } from './a-service.ts'

const root = resolve(import.meta.dirname, '..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
/** A script of package.json, from whatever folder. */
const script = (name: string) => (scripts[name] as string).replace(' src/', ` '${root}'/src/`)

/** Commands that are not run as they stand, as patterns of bash, what is run for them, and why. */
const otherwise = [
  ['npm ci', ':', 'would install anew what this very test runs on'],
  ['npm start', ':', 'serves until it is stopped; it was started before, by the same script'],
  ['npm test', ':', 'would run this very test'],
  ['npm run -s zhunru -- serve', 'until_it_serves', 'serves until it is stopped, so it is stopped as soon as it does'],
  ['npm run -s zhunru -- *', `${script('zhunru')} "\${@:6}"`, 'the same without starting npm, a second each time'],
  ['docker *', ':', 'needs a container engine and what the image is built of from the network'],
] as const

const ways = otherwise.map(([command, instead]) => `    ${command.replaceAll(' ', '\\ ')}) ${instead} ;;`).join('\n')
const beginning = `
set -euo pipefail
failed() { echo "failed with $1: \${*:2}" >&2; exit 1; }
run() {
  case "$*" in
${ways}
    *) echo "not known how to run here: $*" >&2; false ;;
  esac || failed "$?" "$@"
}
npm() { run npm "$@"; }
docker() { run docker "$@"; }
# A refusal is no success, and what it says is shown.
curl() { command curl --noproxy '*' --max-time 60 --show-error --fail-with-body "$@" || failed "$?" curl "$@"; }
# GNU's date, or BSD's.
date() { local at=$(( $(command date +%s) + SHIFT_MS / 1000 )); command date -d "@$at" "$@" 2>/dev/null || command date -r "$at" "$@"; }
until_it_serves() {
  PORT=0 ${script('zhunru')} serve 2>serve.log & local child=$!
  until grep -q 'http://' serve.log; do kill -0 "$child" || { cat serve.log >&2; return 1; }; sleep 0.05; done
  kill "$child" && wait "$child"
}
`

export interface Followed {
  /** What each block wrote to standard output. */
  outputs: string[]
  /** 0 where every command succeeded. */
  status: number | null
  /** What was written to standard error, by the service too. */
  errors: string
}

/** Why pages cannot be followed here; false where they can. */
export const cannotFollow = (): string | false =>
  ['bash', 'curl'].flatMap((tool) =>
    spawnSync(tool, ['--version']).status === 0 ? [] : `${tool} is not installed`,
  )[0] ?? false

/**
 * Runs blocks of commands in one shell, in a folder and beside a service of their own, on the day of the test clock.
 * `NAME_KEY=zr_...` becomes the key that the start printed for the role that `roles` gives the name.
 */
export async function follow(blocks: readonly string[], roles: Readonly<Record<string, string>>): Promise<Followed> {
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-reader-'))
  const { PATH, HOME, LANG, NODE_COMPILE_CACHE } = process.env
  const env = {
    PATH: `${join(root, 'node_modules/.bin')}:${PATH}`,
    HOME,
    LANG,
    NODE_COMPILE_CACHE,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'a-shifted-clock.ts')}`,
    SHIFT_MS: String(monday - Date.now()),
  }
  const told = { errors: '' }
  const service = spawn('bash', ['-c', `exec ${script('start')}`], { cwd: folder, env: { ...env, PORT: '0' } })
  try {
    const { address, keys } = await served(service, told)
    const commands = blocks.map((block) =>
      block
        .replaceAll('http://127.0.0.1:3000', address)
        .replace(/(\w*KEY)=zr_\.\.\./g, (_, name: string) => `${name}=${keys[roles[name] ?? '']}`),
    )
    const shell = spawn('bash', ['-c', [beginning, ...commands.map(inItsPlace)].join('\n')], { cwd: folder, env })
    shell.stderr.setEncoding('utf8').on('data', (text) => {
      told.errors += text
    })
    const [status] = await once(shell, 'close')
    const outputs = blocks.map((_, i) => readFileSync(join(folder, `block-${i}`), { encoding: 'utf8', flag: 'a+' }))
    return { outputs, status, errors: told.errors }
  } finally {
    service.kill()
    if (service.exitCode === null && service.signalCode === null) await once(service, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What it writes is kept. Whatever begins an empty database does so in an empty folder. */
function inItsPlace(block: string, i: number): string {
  const out = `"$OLDPWD/block-${i}"`
  if (/zhunru -- init$/m.test(block)) return `mkdir another && cd another\n{ ${block}\n} >${out}\ncd ..`
  return `{ ${block}\n} >block-${i}`
}

/** The address and, by role, the access keys that a service prints as it starts. */
async function served(service: ChildProcess, told: { errors: string }) {
  let printed = ''
  service.stdout?.setEncoding('utf8').on('data', (text) => {
    printed += text
  })
  return new Promise<{ address: string; keys: Record<string, string> }>((done, fail) => {
    service.on('exit', (status) => fail(new Error(`the service ended with ${status}: ${told.errors}`)))
    service.stderr?.setEncoding('utf8').on('data', (text) => {
      told.errors += text
      const address = /zhunru (http:\S+)/.exec(told.errors)?.[1]
      const keys = Object.fromEntries([...printed.matchAll(/^(\S+) +(zr_\S+)$/gm)].map(([, role, key]) => [role, key]))
      if (address) done({ address, keys })
    })
  })
}
