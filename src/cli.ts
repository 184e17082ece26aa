// The command line for people. Results go to standard output, everything else to standard error;
// 0 done, 1 found wrong, 2 could not tell. Each command is loaded when it is called: none waits for what it does not use.
import { say, tell } from './commands/terminal.ts'
import { type Config, readConfig } from './host/config.ts'
import { Sentence } from './host/sentence.ts'
import { systemChance, systemClock } from './host/world.ts'

const usage = `zhunru <命令 command>
  start                      启动；数据库为空时载入样例  serve; an empty database gets the sample
  serve                      启动，不载入样例  serve, never a sample
  init                       新建空数据库  begin an empty database
  sample                     载入样例  load the sample
  keys create --role ROLE [--organisation CODE | --community CODE | --jurisdiction CODE] [--label TEXT]
  keys list | keys revoke ID
  rebuild --check            由存证重算各表并逐一比对  fold the log into fresh tables and compare
  verify [FILE|URL] [--key VKEY] [--checkpoint FILE] [--replay [--edition FILE]]
                             核验导出文件、凭证、运行中的服务（环境变量 ZHUNRU_KEY 为审计密钥）或本机数据库
                             verify an export, a receipt, a running service (ZHUNRU_KEY: an auditor's key) or the database here
  backup FILE | restore FILE 服务运行中即可备份；恢复不覆盖任何文件  back up while serving; restore overwrites nothing
  seal                       存证与库外保存的状态不符，或者签名密钥丢失时，封存原存证后继续  seal an old log that the database no longer continues, or whose key is lost
  clock [--confirm]          查看时钟与最后一条存证；确认时钟无误并记入存证  look at the clock; vouch for it, which is recorded
  witness --url URL --key VKEY --state FILE [--signing-key FILE [--name NAME]] [--once | --every SECONDS]
                             见证：核对存证只增不改并副署  watch that the log only grows, and cosign
  witness --listen [HOST:]PORT --key VKEY --state FILE --signing-key FILE
                             见证服务（C2SP tlog-witness）  the same, where the log brings its checkpoints itself
  import FILE --jurisdiction CODE [--replace] [--publish --effective-from YYYY-MM-DD]
                             由 .xlsx、.csv（只含事项）或 .json 导入清单，存为草案或直接发布  a list from a file, as the draft or published
  template FILE.xlsx         空白清单工作簿  the blank workbook of a list
  openapi                    打印接口文档  print the OpenAPI document
`

type Run = (config: Config, args: string[]) => Promise<number>

const commands: Record<string, Run> = {
  start: async (config) => (await import('./server.ts')).serve(config, { sample: true }).then(() => 0),
  serve: async (config) => (await import('./server.ts')).serve(config, { sample: false }).then(() => 0),
  init: async (config) => (await import('./commands/sample.ts')).runInit(config),
  sample: async (config) => (await import('./commands/sample.ts')).runSample(config),
  keys: async (config, args) => (await import('./commands/keys.ts')).runKeys(config, args),
  rebuild: async (config, args) => (await import('./commands/rebuild.ts')).runRebuild(config, args),
  verify: async (config, args) => (await import('./commands/verify.ts')).runVerify(config, args, process.env),
  backup: async (config, args) => (await import('./commands/backup.ts')).runBackup(config, args),
  restore: async (config, args) => (await import('./commands/backup.ts')).runRestore(config, args),
  seal: async (config) => (await import('./commands/seal.ts')).runSeal(config, systemClock, systemChance()),
  clock: async (config, args) => (await import('./commands/clock.ts')).runClock(config, args),
  import: async (config, args) =>
    (await import('./commands/import.ts')).runImport(config, args, systemClock, systemChance()),
  template: async (_, args) => (await import('./commands/import.ts')).runTemplate(args),
  witness: async (_, args) => (await import('./commands/witness.ts')).runWitness(args, systemClock),
  async openapi() {
    say(await (await import('./commands/openapi.ts')).openapiDocument())
    return 0
  },
}

async function main(): Promise<void> {
  // Whoever reads only the first lines (`… | head`) is told no more, and the exit status stays what it is.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const [name = '', ...args] = process.argv.slice(2)
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!run) {
    ;(name === '' || name === 'help' || name === '--help' ? say : tell)(usage)
    process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2
    return
  }
  // What is kept is its owner's alone: database, head, backups and whatever else is written.
  process.umask(0o077)
  try {
    process.exitCode = await run(readConfig(process.env), args)
  } catch (error) {
    const known = error instanceof Sentence
    const badArgument = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true
    tell(known || badArgument ? (error as Error).message : ((error as Error).stack ?? String(error)))
    process.exitCode = 2
  }
}

await main()
