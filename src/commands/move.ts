// zhunru move: a log that one file has goes on in PostgreSQL, entry by entry the same.
import { parseArgs } from 'node:util'
import type { Config } from '../host/config.ts'
import { keyIdOf, keyPathOf, standingSigner } from '../host/signer.ts'
import { systemChance } from '../host/world.ts'
import { openDatabase, pathOf } from '../schema/sql/engine/database.ts'
import { placeOf } from '../schema/sql/place.ts'
import { headPath, partedFrom, readHead } from '../schema/sql/proof/head.ts'
import { logStorage } from '../schema/sql/proof/log.ts'
import { refoldUnlessCurrent } from '../schema/sql/proof/refold.ts'
import { progress, say, Unusable } from './terminal.ts'

export async function runMove(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { to: { type: 'string' } } })
  const { elsewhere } = placeOf({ ...config, DATABASE_URL: values.to ?? '' })
  if (elsewhere === undefined)
    throw new Unusable(
      '请写明迁往哪里：move --to postgres://用户@主机/库名（say where to: --to postgres://USER@HOST/NAME）',
    )
  if (placeOf(config).elsewhere !== undefined)
    throw new Unusable(
      'DATABASE_URL 应为要迁出的数据库文件，例如 file:data/zhunru.db（DATABASE_URL is the file that is to be moved）',
    )
  const { DATABASE_URL: url } = config
  const path = pathOf(url)
  const db = openDatabase(url, { create: false })
  try {
    refoldUnlessCurrent(db, progress('entries folded anew'))
    const log = logStorage(db)
    const kept = readHead(headPath(path))
    const parted = kept === 'spoilt' || (kept && partedFrom(log, kept))
    if (parted)
      throw new Unusable(
        '存证与数据库外保存的状态不一致，不能迁移：请先查明原因（the log is not the one whose state is kept beside it: find out why first）',
      )
    const keyPath = keyPathOf(path, config)
    const signer = keyPath === undefined ? undefined : standingSigner(keyPath)
    const { moveTo } = await import('../schema/sql/nodes/moving.ts')
    const { size, root } = await moveTo(db, elsewhere, {
      chance: systemChance(),
      signedBy: kept?.key ?? (signer && keyIdOf(signer)),
      progress: progress('entries moved and read back'),
    })
    say(
      `已迁移 ${size} 条存证，逐条读回核对，根不变（${size} entries moved and read back, the root is the same）：${root}\n此后请以 DATABASE_URL=postgres://… NODE_FILE=${path} 启动；原文件成为本机的节点文件（from now on start with DATABASE_URL=postgres://… NODE_FILE=${path}: the file is this machine’s own）`,
    )
    return 0
  } finally {
    db.raw.close()
  }
}
