// Who may import whom: arrows point at policy; wire and sql never meet; few touch the world.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import t from 'tap'

const root = join(import.meta.dirname, '../src')
/** `import … from 'x'`, `export … from 'x'`, `import('x')`, and whether the whole statement is erased with the types. */
const imports = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/g

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

/** A relative import as a path below src; anything else as it is written. */
function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(imports)].map(([, type, name, dynamic]) => {
    const to = (name ?? dynamic) as string
    return { from: path, to: to.startsWith('.') ? join(dirname(path), to) : to, typeOnly: type !== undefined }
  })
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const texts = new Map(files.map((file) => [relative('.', file), readFileSync(join(root, file), 'utf8')]))
const all = [...texts].flatMap(([path, text]) => importsOf(path, text))

const inside = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`))
/** The process and the commands of people; beside them only what opens the database's own file. */
const worldly = /^(server|cli)\.ts$|^(host|commands)\//
const told = (list: Import[]) => list.map(({ from, to }) => `${from} → ${to}`)

const rules: Record<string, (one: Import) => boolean> = {
  'policy imports itself, hashing, bytes and the calendar’s data, nothing else': ({ from, to }) =>
    inside(from, 'policy') &&
    !inside(to, 'policy') &&
    !/^node:(crypto|buffer)$/.test(to) &&
    to !== 'chinese-days/dist/chinese-days.json',
  'wire knows the core and its schema library': ({ from, to }) =>
    inside(from, 'schema/wire') && !inside(to, 'schema/wire', 'policy') && !/^(typebox(\/|$)|ajv|fastify$)/.test(to),
  'sql knows the core, its database and never the wire': ({ from, to }) =>
    inside(from, 'schema/sql') && inside(to, 'schema/wire', 'routes'),
  'workbooks know the core, and what unpacks and reads them': ({ from, to }) =>
    inside(from, 'formats/workbook') &&
    !inside(to, 'formats/workbook', 'policy') &&
    !['sax', 'yauzl', 'yazl', 'node:stream'].includes(to),
  'routes take from sql no more than types': ({ from, to, typeOnly }) =>
    inside(from, 'routes') && inside(to, 'schema/sql') && !typeOnly,
  'only the process and its commands take files, processes and the network': ({ from, to }) =>
    /^node:(fs|child_process|net|http|https|os|process|worker_threads)/.test(to) &&
    !worldly.test(from) &&
    !inside(from, 'schema/sql'),
}
for (const [rule, breaks] of Object.entries(rules)) t.strictSame(told(all.filter(breaks)), [], rule)

/** Comments and texts speak of the world without touching it. */
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`/g, '')
const touches: Record<string, RegExp> = {
  'the clock': /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/,
  'the dice': /\bMath\.random\(|\brandom(Bytes|UUID|Int)\(/,
  'the environment': /\bprocess\.(env|argv|cwd)\b/,
}
for (const [what, pattern] of Object.entries(touches)) {
  const touching = [...texts].filter(([path, text]) => !worldly.test(path) && pattern.test(code(text)))
  t.strictSame(
    touching.map(([path]) => path),
    [],
    `only the process and its commands touch ${what}`,
  )
}

t.test('the check itself', async (t) => {
  t.strictSame(
    told(
      importsOf(
        'policy/x.ts',
        "import { a,\n  b } from '../schema/sql/store.ts'\nexport * from './y.ts'\nconst z = await import('node:fs')",
      ),
    ),
    ['policy/x.ts → schema/sql/store.ts', 'policy/x.ts → policy/y.ts', 'policy/x.ts → node:fs'],
    'finds each kind of import',
  )
  t.match(importsOf('routes/x.ts', "import type { SqliteStore } from '../schema/sql/store.ts'"), [{ typeOnly: true }])
  t.ok(all.length > 300, 'looked at the whole house')
  t.ok(touches['the clock']?.test(code('const now = Date.now() // the clock')))
  t.notOk(touches['the clock']?.test(code('// never Date.now()')))
})
