// zhunru rebuild --check: are the tables what the log says?
import type { Config } from '../host/config.ts'
import { checkRebuild } from '../schema/sql/proof/rebuild.ts'
import { withStore } from './store.ts'
import { say, Unusable } from './terminal.ts'

export async function runRebuild(config: Config, args: string[]): Promise<number> {
  if (args[0] !== '--check')
    throw new Unusable('请使用 rebuild --check（only --check is offered: the tables are never rewritten in place）')
  return withStore(config, { create: false }, async (store) => {
    const { entries, differences } = await checkRebuild(store)
    for (const difference of differences) say(difference)
    say(
      differences.length === 0
        ? `各表与存证一致（the tables are what the log says）：${entries} entries`
        : `发现 ${differences.length} 处不一致（differences found）：${entries} entries`,
    )
    return differences.length === 0 ? 0 : 1
  })
}
