// The process: config, store, clock, ids; listens; stops gracefully.
import { type Logger, pino } from 'pino'
import { buildApp, warmUp } from './app.ts'
import { signerFor, tellingOfOpening } from './commands/store.ts'
import type { Config } from './host/config.ts'
import { loadSample, sampleHolders } from './host/sample.ts'
import { Sentence } from './host/sentence.ts'
import { newId, newKey, systemChance, systemClock } from './host/world.ts'
import type { KeyBinding } from './policy/access/key-binding.ts'
import { createFirstKeys } from './policy/record/keys.ts'
import { openAt, placeOf } from './schema/sql/place.ts'
import type { SqliteStore } from './schema/sql/store.ts'

/** Serves until told to stop. `sample`: an empty database gets the sample, and one key per role is printed. */
export async function serve(config: Config, { sample }: { sample: boolean }): Promise<void> {
  const place = placeOf(config)
  const store = await openAt(place, systemClock, systemChance(), {
    create: sample,
    writer: { world: new URL('./host/writer-world.ts', import.meta.url).href },
    ...tellingOfOpening(),
  })
  const logger = pino({ level: config.LOG_LEVEL }, pino.destination(2))
  try {
    tellOfLog(store)
    const signer = await signerFor(store, place, config)
    const app = await buildApp({
      store,
      ...(signer && { signer }),
      newKey,
      newId,
      logger,
      ...(config.PUBLIC_URL !== undefined && { publicUrl: config.PUBLIC_URL }),
      ...(config.RATE_PER_SECOND !== undefined && { ratePerSecond: config.RATE_PER_SECOND }),
    })
    watch(store, logger)
    // Before anything is begun: a port that is taken leaves nothing half done.
    const address = await listening(app, config)
    if (sample && store.log.size() === 0 && store.blocked() === undefined) await prepareSample(store)
    store.anchor.adopt()
    process.stderr.write(`准入 zhunru ${address}  文档 docs: ${address}/docs\n`)
    stopOnSignal(async () => {
      await app.close()
      await store.close()
    }, logger)
    await warmUp()
  } catch (error) {
    await store.close()
    throw error
  }
}

/** What an operator would otherwise learn from callers alone. */
function watch(store: SqliteStore, logger: Logger): void {
  store.whenBlocked((why) => {
    if (why) logger.error({ class: why.class, reason: why.inner ?? why.why.en }, 'the record cannot be written')
    else logger.info('the record can be written')
  })
  store.anchor.whenUnwritable((err) => {
    if (err) logger.error({ err }, 'the state of the log cannot be kept outside the database')
    else logger.info('the state of the log can be kept outside the database again')
  })
}

async function listening(app: Awaited<ReturnType<typeof buildApp>>, { HOST, PORT }: Config): Promise<string> {
  try {
    return await app.listen({ host: HOST, port: PORT })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Sentence(
      `端口 ${PORT} 已被占用：请用环境变量 PORT 另选一个，例如 PORT=${PORT + 1}（the port is taken: choose another by PORT=…）`,
    )
  }
}

function stopOnSignal(stop: () => Promise<void>, logger: Logger): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stop().catch((error) => {
        logger.error({ err: error }, 'stopping failed')
        process.exitCode = 1
      })
    })
}

async function prepareSample(store: SqliteStore): Promise<void> {
  await loadSample(store)
  const keys = sampleHolders.map((binding) => ({ ...newKey(), binding }))
  const written = await store.write(createFirstKeys('operator#start', keys))
  if ('problem' in written || !written.answer) return
  process.stdout.write(
    '样例已载入。各角色的访问密钥（只显示这一次）\nThe sample is loaded. One access key per role, shown this once:\n',
  )
  for (const { key, binding } of keys) process.stdout.write(`${binding.role.padEnd(13)} ${key}\n`)
  const told = keys.map(({ binding }) => `${binding.role} = ${whose(store, binding)}`)
  process.stdout.write(`${told.join('; ')}\n`)
}

/** 样例区司法局 990105-SFJ: whom a key acts for. */
function whose({ reads }: SqliteStore, { organisation, community, jurisdiction }: KeyBinding): string {
  const code = organisation ?? community ?? jurisdiction ?? ''
  const name = organisation ? reads.organisation(organisation)?.name : community && reads.community(community)?.name
  return name === undefined || name === '' ? code || '—' : `${name} ${code}`
}

/** What an operator must know of the log before anything is written to it. */
function tellOfLog({ anchor, log }: SqliteStore): void {
  if (anchor.parted)
    process.stderr.write(
      `只读启动（started, but nothing will be written）\n${anchor.parted.why.zh}\n${anchor.parted.why.en}\n`,
    )
  else if (anchor.missing)
    process.stderr.write(
      `没有找到数据库外保存的存证状态，已按现有 ${log.size()} 条重新保存；如非新迁移的数据库，请查明原因\nNo state of the log was kept beside the database: it is kept anew from the ${log.size()} entries found; unless this database was just moved here, find out why\n`,
    )
}
