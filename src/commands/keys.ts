// zhunru keys: access keys made, listed and revoked.

import { parseArgs } from 'node:util'
import type { Config } from '../host/config.ts'
import { newKey } from '../host/world.ts'
import { bindingFaults, type KeyBinding } from '../policy/access/key-binding.ts'
import { type Role, roles } from '../policy/access/principal.ts'
import type { KeyRecord } from '../policy/access/reads.ts'
import type { Written } from '../policy/ports.ts'
import { createKey, revokeKey } from '../policy/record/keys.ts'
import { given } from '../policy/untrusted.ts'
import { KeyRequest } from '../schema/wire/access.ts'
import { schemaFaults } from '../schema/wire/schema-faults.ts'
import { strictly } from '../schema/wire/validators.ts'
import { withStore } from './store.ts'
import { say, tell, Unusable } from './terminal.ts'

export async function runKeys(config: Config, args: string[]): Promise<number> {
  const [action, ...rest] = args
  const text = { type: 'string' } as const
  const options = { role: text, organisation: text, community: text, jurisdiction: text, label: text }
  const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true })
  switch (action) {
    case 'create': {
      const binding = bindingOf(values)
      return withStore(config, { create: true }, async (store) => {
        const made = newKey()
        recordedOr(await store.write(createKey(byCommandLine, made, given(binding))))
        say(made.key)
        return 0
      })
    }
    case 'list':
      return withStore(config, { create: false }, async (store) => {
        for (const record of store.keys.list(undefined, 100_000)) say(lineOf(record))
        return 0
      })
    case 'revoke':
      return withStore(config, { create: false }, async (store) => {
        const id = positionals[0] ?? ''
        if (!store.reads.keyRecord(id)) {
          tell(`没有密钥 ${id}（there is no such key）`)
          return 1
        }
        recordedOr(await store.write(revokeKey(byCommandLine, id)))
        return 0
      })
    default:
      throw new Unusable('请写明 keys create、keys list 或 keys revoke（say which: create, list or revoke）')
  }
}

const validate = strictly({ $ref: `${KeyRequest.$id}#` })

const byCommandLine = 'operator#command-line'

function recordedOr(written: Written<unknown>): void {
  if (!('problem' in written)) return
  const { detail, errors = [] } = written.problem
  const told = errors.length > 0 ? errors.map(({ text }) => text) : [detail]
  throw new Unusable(told.map(({ zh, en }) => `${zh}（${en}）`).join('；'))
}

/** Id, role, what it is bound to, since when, whether it is valid, and what it is called. */
const lineOf = ({ id, role, organisation, community, jurisdiction, createdAt, revokedAt, label }: KeyRecord) =>
  [
    id,
    role,
    organisation ?? community ?? jurisdiction ?? '-',
    createdAt.slice(0, 10),
    revokedAt ? `revoked ${revokedAt}` : 'valid',
    label ?? '',
  ]
    .join('\t')
    .trimEnd()

function bindingOf(values: Record<string, string | undefined>): KeyBinding {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  if (!roles.includes(given.role as Role))
    throw new Unusable(`--role 应为以下之一（must be one of）：${roles.join(', ')}`)
  const binding = given as unknown as KeyBinding
  // As strictly as a body over HTTP.
  validate(binding)
  const faults = [...schemaFaults(validate.errors ?? []), ...bindingFaults(binding)]
  if (faults.length > 0)
    throw new Unusable(faults.map(({ pointer, text }) => `--${pointer.slice(1)}：${text.zh}（${text.en}）`).join('；'))
  return binding
}
