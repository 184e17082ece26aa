// The process: config, store, clock, ids; listens; stops gracefully.
import { pino } from 'pino'
import { buildApp } from './app.ts'
import type { Config } from './host/config.ts'
import { loadSample, sampleHolders } from './host/sample.ts'
import { signerOf } from './host/signer.ts'
import { newId, newKey, systemChance, systemClock } from './host/world.ts'
import { pathOf } from './schema/sql/engine/database.ts'
import { openStore, type SqliteStore } from './schema/sql/store.ts'
import { compileInTurns } from './schema/wire/validators.ts'

/** Serves until told to stop. `sample`: an empty database gets the sample, and one key per role is printed. */
export async function serve(config: Config, { sample }: { sample: boolean }): Promise<void> {
  const store = openStore(config.DATABASE_URL, systemClock, systemChance(), { create: sample })
  const logger = pino({ level: config.LOG_LEVEL }, pino.destination(2))
  tellOfLog(store)
  const signer = signerOf(pathOf(config.DATABASE_URL), config)
  const app = await buildApp({
    store,
    ...(signer && { signer }),
    newKey,
    newId,
    logger,
    ...(config.PUBLIC_URL !== undefined && { publicUrl: config.PUBLIC_URL }),
    ...(config.RATE_PER_SECOND !== undefined && { ratePerSecond: config.RATE_PER_SECOND }),
  })
  if (sample && store.log.size() === 0 && store.blocked() === undefined) await prepareSample()
  const address = await app.listen({ host: config.HOST, port: config.PORT })
  process.stderr.write(`准入 zhunru ${address}  文档 docs: ${address}/docs\n`)

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      app
        .close()
        .then(() => store.close())
        .catch((error) => {
          logger.error({ err: error }, 'stopping failed')
          process.exitCode = 1
        })
    })
  await compileInTurns()

  async function prepareSample(): Promise<void> {
    await loadSample(store)
    if (store.keys.exist()) return
    process.stdout.write(
      '样例已载入。各角色的访问密钥（只显示这一次）\nThe sample is loaded. One access key per role, shown this once:\n',
    )
    for (const holder of sampleHolders) {
      const { id, key } = newKey()
      store.keys.add(key, { id, ...holder, createdAt: store.now().at })
      process.stdout.write(`${holder.role.padEnd(13)} ${key}\n`)
    }
  }
}

/** What an operator must know of the log before anything is written to it. */
function tellOfLog({ anchor, log }: SqliteStore): void {
  if (anchor.parted)
    process.stderr.write(`只读启动（started, but nothing will be written）\n${anchor.parted.zh}\n${anchor.parted.en}\n`)
  else if (anchor.missing)
    process.stderr.write(
      `没有找到数据库外保存的留痕状态，已按现有 ${log.size()} 条重新保存；如非新迁移的数据库，请查明原因\nNo state of the log was kept beside the database: it is kept anew from the ${log.size()} entries found; unless this database was just moved here, find out why\n`,
    )
}
