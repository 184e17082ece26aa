// The environment, read before anything is opened: what is wrong is told in one sentence.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { readConfig, variables } from '../../src/host/config.ts'
import { pathOf } from '../../src/schema/sql/engine/database.ts'
import { placeOf } from '../../src/schema/sql/place.ts'

const refusal = (run: () => unknown) => {
  try {
    run()
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

t.test('defaults, and what is given', async (t) => {
  t.strictSame(readConfig({ HOST: '', ELSE: 'x' }), {
    HOST: '127.0.0.1',
    PORT: 3000,
    DATABASE_URL: 'file:data/zhunru.db',
    NODE_FILE: 'data/node.db',
    LOG_LEVEL: 'warn',
  })
  t.match(readConfig({ PORT: '0', RATE_PER_SECOND: '5', DATABASE_URL: 'file:x.db' }), {
    PORT: 0,
    RATE_PER_SECOND: 5,
    DATABASE_URL: 'file:x.db',
  })
})

t.test('every wrong value is named, in one sentence', async (t) => {
  const told = refusal(() =>
    readConfig({ PORT: 'x', LOG_LEVEL: 'loud', PUBLIC_URL: 'ftp://x', RATE_PER_SECOND: '0.5' }),
  )
  for (const one of ['PORT=x', 'LOG_LEVEL=loud', 'PUBLIC_URL=ftp://x', 'RATE_PER_SECOND=0.5']) t.match(told, one)
  t.notMatch(told, /\n/)
})

t.test('a database is a file or a PostgreSQL; what is neither is refused here, and no password is told', async (t) => {
  for (const url of [
    'mysql://zhunru:secret@db/zhunru',
    'postgres://',
    'postgres://a:secret@[b',
    'data/zhunru.db',
    'file:',
  ]) {
    const told = refusal(() => readConfig({ DATABASE_URL: url }))
    t.match(told, 'DATABASE_URL 应以 file: 或 postgres:// 开头', url)
    t.notMatch(told, 'secret')
  }
  for (const url of ['postgres://zhunru:secret@db/zhunru', 'postgresql://db'])
    t.strictSame(placeOf(readConfig({ DATABASE_URL: url, NODE_FILE: 'n.db' })), { url: 'file:n.db', elsewhere: url })
  t.strictSame(placeOf(readConfig({ DATABASE_URL: 'file:x.db' })), { url: 'file:x.db' })
  t.match(
    refusal(() => pathOf('postgres://a:secret@db')),
    /^应为 file: 开头的数据库，例如 file:data\/zhunru\.db（[^）]*）$/,
  )
})

for (const name of ['docs/operator.md', 'docs/operator.zh-CN.md'])
  t.test(`${name} tells each variable once`, async (t) => {
    const text = readFileSync(join(import.meta.dirname, '../..', name), 'utf8')
    const rows = [...text.matchAll(/^\| (`[A-Z_]+`.*?) \|/gm)].flatMap(([, cell = '']) => cell.match(/[A-Z_]+/g) ?? [])
    t.strictSame(rows.sort(), [...variables].sort())
  })
