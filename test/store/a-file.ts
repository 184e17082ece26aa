// A service on a database file of its own, with a little history, for tests that tamper with the file.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { loadSample } from '../../src/host/sample.ts'
import { openStore, type SqliteStore } from '../../src/schema/sql/store.ts'
import {
  aService,
  countedChance,
  type Options,
  soundRequest,
  standingClock,
  type TestClock,
  type TestService,
} from '../a-service.ts'

export interface Filed {
  folder: string
  path: string
  url: string
  clock: TestClock
  remove(): void
}

export function aFolder(): Filed {
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-'))
  const path = join(folder, 'zhunru.db')
  return {
    folder,
    path,
    url: `file:${path}`,
    clock: standingClock(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A whole service on a file of its own, closed and done away with when the test ends. */
export async function aFiledService(
  t: { teardown(run: () => unknown): unknown },
  options: Options = {},
): Promise<TestService & { path: string }> {
  const filed = aFolder()
  const service = await aService({ database: filed.url, clock: filed.clock, ...options })
  t.teardown(async () => {
    await service.close()
    filed.remove()
  })
  return { ...service, path: filed.path }
}

export const serviceOn = ({ url, clock }: Filed): Promise<TestService> => aService({ database: url, clock })

/** Asks for what is refused, `times` times. Gives the indexes of the entries. */
export async function refusedRequests(service: TestService, times: number, title = '没有经费'): Promise<number[]> {
  const indexes: number[] = []
  for (let i = 0; i < times; i++) {
    const { body } = await service.call(
      'justice',
      'POST',
      '/v1/assignments',
      soundRequest({ support: {}, title: `${title}${i}` }),
    )
    indexes.push(body.log.index)
  }
  return indexes
}

/** Works on the database file behind the service's back. */
export function tamper<T>(path: string, work: (raw: Database.Database) => T): T {
  const raw = new Database(path)
  try {
    return work(raw)
  } finally {
    raw.close()
  }
}

/** The store alone, with the sample in it: where no route is asked. */
export async function aStore({ url, clock }: Filed): Promise<SqliteStore> {
  const store = openStore(url, clock, countedChance(), { create: true })
  if (store.log.size() === 0) await loadSample(store)
  return store
}
