// The plan of the house, held: who may import whom, that nothing goes in circles, and that few touch the world.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import t from 'tap'

const root = join(import.meta.dirname, '../src')
/** `import … from 'x'`, `export … from 'x'`, `import('x')`; of types alone, too. */
const imports = /(?:^|\n)\s*(?:import|export)\s+(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/g

interface Import {
  from: string
  to: string
}

/** A relative import as a path below src; anything else as it is written. */
function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(imports)].map(([, name, dynamic]) => {
    const to = (name ?? dynamic) as string
    return { from: path, to: to.startsWith('.') ? join(dirname(path), to) : to }
  })
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const texts = new Map(files.map((file) => [relative('.', file), readFileSync(join(root, file), 'utf8')]))
const all = [...texts].flatMap(([path, text]) => importsOf(path, text))

/** Whether a path is one of these files, or inside one of these folders. */
const inside = (path: string, ...rooms: string[]) =>
  rooms.some((room) => path === room || path.startsWith(`${room}/`) || path === `${room}.ts`)
const isOurs = (path: string) => texts.has(path)
/** The folders of a path: `routes/http/json.ts` is in `routes` and `http`. */
const folders = (path: string) => path.split('/').slice(0, -1)
/** The process and the commands of people; beside them only what opens the database's own file. */
const worldly = /^(server|cli)\.ts$|^(host|commands)\//
const told = (list: Import[]) => list.map(({ from, to }) => `${from} → ${to}`)

/** The folders of policy, each above those it may import. `record` and `ports` list what all of them have, a line each. */
const floors = [
  'time',
  'access',
  'log',
  'registry',
  'list',
  'support',
  'spending',
  'clean-up',
  'burden',
  'contracts',
  'admission',
  'rejections',
]
const words = ['money', 'nearest', 'paging', 'problem', 'terms', 'turn', 'untrusted']
const floorOf = (path: string) => floors.indexOf(path.split('/')[1] as string)

const isRoute = (path: string) => /:\s*Routes = /.test(texts.get(path) ?? '')
const ofCapability = (path: string) =>
  inside(path, 'routes') && folders(path).length > 1 && !inside(path, 'routes/http')

const rules: Record<string, (one: Import) => boolean> = {
  'policy imports itself, hashing, bytes and the calendar’s data, nothing else': ({ from, to }) =>
    inside(from, 'policy') &&
    !inside(to, 'policy') &&
    !/^node:(crypto|buffer)$/.test(to) &&
    to !== 'chinese-days/dist/chinese-days.json',
  'the words of policy stand below its folders': ({ from, to }) =>
    words.some((word) => inside(from, `policy/${word}`)) &&
    isOurs(to) &&
    !words.some((word) => inside(to, `policy/${word}`)),
  'a folder of policy imports only those below it': ({ from, to }) =>
    inside(from, 'policy') && floorOf(from) >= 0 && inside(to, 'policy') && floorOf(to) > floorOf(from),
  'time, access and the log know nothing of what is recorded': ({ from, to }) =>
    inside(from, 'policy/time', 'policy/access', 'policy/log') && inside(to, 'policy/record', 'policy/ports'),
  'wire knows the core and its schema library': ({ from, to }) =>
    inside(from, 'schema/wire') &&
    !inside(to, 'schema/wire', 'policy') &&
    !/^(typebox(\/|$)|ajv$|ajv-formats$)/.test(to),
  'sql knows the core and its database': ({ from, to }) =>
    inside(from, 'schema/sql') &&
    !inside(to, 'schema/sql', 'policy', 'host/sentence') &&
    !/^(drizzle-orm(\/|$)|better-sqlite3$|pg$|node:(buffer|crypto|fs|fs\/promises|module|path|worker_threads)$)/.test(
      to,
    ),
  'formats know the core and their libraries: no HTTP, no database, no files': ({ from, to }) =>
    inside(from, 'formats') &&
    !inside(to, 'formats', 'policy') &&
    !['sax', 'yauzl', 'yazl', 'node:buffer', 'node:crypto', 'node:stream'].includes(to),
  'audits know the core': ({ from, to }) =>
    inside(from, 'audit') && !inside(to, 'audit', 'policy') && !/^node:(crypto|buffer)$/.test(to),
  'routes take nothing from the process, its commands or the database': ({ from, to }) =>
    inside(from, 'routes') && inside(to, 'host', 'commands', 'audit', 'schema/sql', 'app', 'server', 'cli'),
  'no route imports a route': ({ from, to }) => inside(from, 'routes') && isRoute(to),
  'a capability’s routes have helpers of their own and those of HTTP, never another’s': ({ from, to }) =>
    ofCapability(from) && inside(to, 'routes') && !inside(to, 'routes/deps', 'routes/http', dirname(from)),
  'what routes share knows no capability’s routes': ({ from, to }) =>
    inside(from, 'routes/http', 'routes/deps') && ofCapability(to),
  'commands stand on no route': ({ from, to }) => inside(from, 'commands') && inside(to, 'routes'),
  'the host serves the process, and knows neither it nor its database': ({ from, to }) =>
    inside(from, 'host') && isOurs(to) && !inside(to, 'host', 'policy'),
  'the application is built by the process, and for its document': ({ from, to }) =>
    inside(to, 'app') && !inside(from, 'server', 'commands/openapi'),
  'nothing imports the process, but the command line that starts it': ({ from, to }) =>
    inside(to, 'server', 'cli') && !inside(from, 'cli'),
  'only the process and its commands take files, processes and the network': ({ from, to }) =>
    /^node:(fs|child_process|net|http|https|os|process|worker_threads)/.test(to) &&
    !worldly.test(from) &&
    !inside(from, 'schema/sql'),
}
for (const [rule, breaks] of Object.entries(rules)) t.strictSame(told(all.filter(breaks)), [], rule)

/** The first circle found, as the way around it; nothing where there is none. */
function circleIn(list: Import[]): string | undefined {
  const arrows = Map.groupBy(list, ({ from }) => from)
  const done = new Set<string>()
  const way: string[] = []
  function walk(path: string): string | undefined {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path].join(' → ')
    if (done.has(path)) return undefined
    way.push(path)
    for (const { to } of arrows.get(path) ?? []) {
      const circle = walk(to)
      if (circle) return circle
    }
    way.pop()
    done.add(path)
    return undefined
  }
  for (const path of arrows.keys()) {
    const circle = walk(path)
    if (circle) return circle
  }
  return undefined
}
t.equal(circleIn(all), undefined, 'no files go in a circle')

/** A room: a folder of the house, two deep; a file that stands alone is one. */
const roomOf = (path: string) => (folders(path).length > 1 ? folders(path).slice(0, 2).join('/') : path)
const rooms = all
  .filter(({ from, to }) => isOurs(to) && !inside(from, 'policy') && roomOf(from) !== roomOf(to))
  .map(({ from, to }) => ({ from: roomOf(from), to: roomOf(to) }))
t.equal(circleIn(rooms), undefined, 'no rooms around the core go in a circle')

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
  t.match(importsOf('routes/x.ts', "import type { SqliteStore } from '../schema/sql/store.ts'"), [
    { to: 'schema/sql/store.ts' },
  ])
  t.ok(all.length > 300, 'looked at the whole house')
  const round = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'b' },
  ]
  t.equal(circleIn(round), 'b → c → b', 'says the circle')
  t.equal(circleIn(round.slice(0, 2)), undefined)
  const unknown = floors.filter((floor) => !files.some((file) => inside(file, `policy/${floor}`)))
  t.strictSame(unknown, [], 'every floor is there')
  const rest = files.filter(
    (file) =>
      inside(file, 'policy') &&
      floorOf(file) < 0 &&
      ![...words, 'record', 'ports', 'command'].some((known) => inside(file, `policy/${known}`)),
  )
  t.strictSame(rest, [], 'every part of policy has its floor')
  t.ok(files.filter(isRoute).length > 15, 'knows routes')
  t.ok(touches['the clock']?.test(code('const now = Date.now() // the clock')))
  t.notOk(touches['the clock']?.test(code('// never Date.now()')))
})
