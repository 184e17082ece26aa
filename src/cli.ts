// The command line for people. Results go to standard output, everything else to standard error;
// 0 done, 1 found wrong, 2 could not tell.
import { parseArgs } from 'node:util'
import { runBackup, runRestore } from './commands/backup.ts'
import { runImport, runTemplate } from './commands/import.ts'
import { runSeal } from './commands/seal.ts'
import { signerOf } from './commands/signer.ts'
import { say, tell, Unusable } from './commands/terminal.ts'
import { runVerify } from './commands/verify.ts'
import { runWitness } from './commands/witness.ts'
import { BadConfig, type Config, readConfig } from './config.ts'
import { bindingFaults, type KeyBinding } from './policy/keys.ts'
import { type Role, roles } from './policy/ports.ts'
import { CannotOpen } from './schema/sql/database.ts'
import { checkRebuild } from './schema/sql/rebuild.ts'
import { openStore, type Store } from './schema/sql/store.ts'
import { serve } from './server.ts'
import { newKey, systemChance, systemClock } from './world.ts'

const usage = `zhunru <命令 command>
  start                      启动；数据库为空时载入样例  serve; an empty database gets the sample
  serve                      启动，不载入样例  serve, never a sample
  init                       新建空数据库  begin an empty database
  sample                     载入样例  load the sample
  keys create --role ROLE [--organisation CODE | --community CODE | --jurisdiction CODE] [--label TEXT]
  keys list | keys revoke ID
  rebuild --check            由留痕重算各表并逐一比对  fold the log into fresh tables and compare
  verify [FILE|URL] [--key VKEY] [--checkpoint FILE] [--replay [--edition FILE]]
                             核验导出文件、凭证、运行中的服务（环境变量 ZHUNRU_KEY 为审计密钥）或本机数据库
                             verify an export, a receipt, a running service (ZHUNRU_KEY: an auditor's key) or the database here
  backup FILE | restore FILE 服务运行中即可备份；恢复不覆盖任何文件  back up while serving; restore overwrites nothing
  seal                       留痕与库外保存的状态不符时，封存原留痕后继续  seal an old log that the database no longer continues
  witness --url URL --key VKEY --state FILE [--signing-key FILE] [--once | --every SECONDS]
                             见证：核对留痕只增不改并副署  watch that the log only grows, and cosign
  witness --listen [HOST:]PORT --key VKEY --state FILE --signing-key FILE
                             见证服务（C2SP tlog-witness）  the same, where the log brings its checkpoints itself
  import FILE --jurisdiction CODE [--replace] [--publish --effective-from YYYY-MM-DD]
                             由 .xlsx、.csv（只含事项）或 .json 导入清单，存为草稿或直接发布  a list from a file, as the draft or published
  template FILE.xlsx         空白清单工作簿  the blank workbook of a list
  openapi                    打印接口文档  print the OpenAPI document
`

type Run = (config: Config, args: string[]) => Promise<number>

const commands: Record<string, Run> = {
  start: (config) => serve(config, { sample: true }).then(() => 0),
  serve: (config) => serve(config, { sample: false }).then(() => 0),
  init: (config) => withStore(config, { create: true }, async () => 0),
  async sample(config) {
    const { loadSample } = await import('./sample.ts')
    return withStore(config, { create: true }, (store) => loadSample(store).then(() => 0))
  },
  keys: runKeys,
  rebuild: runRebuild,
  verify: (config, args) => runVerify(config, args, process.env),
  backup: runBackup,
  restore: runRestore,
  seal: (config) => runSeal(config, systemClock, systemChance()),
  import: (config, args) => runImport(config, args, systemClock, systemChance()),
  template: (_, args) => runTemplate(args),
  witness: (_, args) => runWitness(args, systemClock),
  async openapi() {
    const { openapiDocument } = await import('./document.ts')
    say(await openapiDocument())
    return 0
  },
}

async function withStore(
  config: Config,
  options: { create: boolean },
  work: (store: Store) => Promise<number>,
): Promise<number> {
  const store = openStore(config.DATABASE_URL, systemClock, systemChance(), options)
  if (options.create) signerOf(config)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function runKeys(config: Config, args: string[]): Promise<number> {
  const [action, ...rest] = args
  const text = { type: 'string' } as const
  const options = { role: text, organisation: text, community: text, jurisdiction: text, label: text }
  const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true })
  const now = () => new Date(systemClock.now()).toISOString()
  switch (action) {
    case 'create': {
      const binding = bindingOf(values)
      return withStore(config, { create: true }, async (store) => {
        const { id, key } = newKey()
        store.keys.add(key, { id, ...binding, createdAt: now() })
        say(key)
        return 0
      })
    }
    case 'list':
      return withStore(config, { create: false }, async (store) => {
        for (const { id, role, organisation, community, jurisdiction, revokedAt } of store.keys.list(
          undefined,
          100_000,
        ))
          say(
            [
              id,
              role,
              organisation ?? community ?? jurisdiction ?? '-',
              revokedAt ? `revoked ${revokedAt}` : 'valid',
            ].join('\t'),
          )
        return 0
      })
    case 'revoke':
      return withStore(config, { create: false }, async (store) => {
        if (store.keys.revoke(positionals[0] ?? '', now())) return 0
        tell(`没有密钥 ${positionals[0] ?? ''}（there is no such key）`)
        return 1
      })
    default:
      throw new Unusable('请写明 keys create、keys list 或 keys revoke（say which: create, list or revoke）')
  }
}

function bindingOf(values: Record<string, string | undefined>): KeyBinding {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  if (!roles.includes(given.role as Role))
    throw new Unusable(`--role 应为以下之一（must be one of）：${roles.join(', ')}`)
  const binding = given as unknown as KeyBinding
  const faults = bindingFaults(binding)
  if (faults.length > 0)
    throw new Unusable(faults.map(({ pointer, text }) => `--${pointer.slice(1)}：${text.zh}（${text.en}）`).join('；'))
  return binding
}

async function runRebuild(config: Config, args: string[]): Promise<number> {
  if (args[0] !== '--check')
    throw new Unusable('请使用 rebuild --check（only --check is offered: the tables are never rewritten in place）')
  return withStore(config, { create: false }, async (store) => {
    const { entries, differences } = await checkRebuild(store, systemClock, systemChance())
    for (const difference of differences) say(difference)
    say(
      differences.length === 0
        ? `各表与留痕一致（the tables are what the log says）：${entries} entries`
        : `发现 ${differences.length} 处不一致（differences found）：${entries} entries`,
    )
    return differences.length === 0 ? 0 : 1
  })
}

async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2)
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!run) {
    ;(name === '' || name === 'help' || name === '--help' ? say : tell)(usage)
    process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2
    return
  }
  try {
    process.exitCode = await run(readConfig(process.env), args)
  } catch (error) {
    const known = error instanceof CannotOpen || error instanceof BadConfig || error instanceof Unusable
    const badArgument = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true
    tell(known || badArgument ? (error as Error).message : ((error as Error).stack ?? String(error)))
    process.exitCode = 2
  }
}

await main()
