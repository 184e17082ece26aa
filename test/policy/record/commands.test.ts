// Every command that the core names has its line in record/commands: without it, a service that writes on a thread of its own
// could not carry it out, and nothing but that service would notice.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { commandNames } from '../../../src/policy/record/commands.ts'

const root = join(import.meta.dirname, '../../../src/policy')
const named = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/= command\(\s*'(\w+)'/g)].map(([, name]) => name),
  )

t.ok(named.length > 25)
t.equal(new Set(named).size, named.length, 'each name once')
t.strictSame([...commandNames].sort(), named.sort(), 'and each in the list')
