// The command line for people. Results go to standard output, everything else to standard error;
// 0 done, 1 found wrong, 2 could not tell. Each command is loaded when it is called: none waits for what it does not use.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { say, tell } from './commands/terminal.ts'
import { type Config, readConfig } from './host/config.ts'
import { Sentence } from './host/sentence.ts'
import { systemChance, systemClock } from './host/world.ts'

// What was compiled once is kept: a third of a start. Beside the packages, where nobody else may write; where that is not
// to be written either, nothing is kept.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/node'))

interface Command {
  /** What stands behind the command's name, a line for each way to call it. */
  takes?: readonly string[]
  zh: string
  en: string
  run(config: Config, args: string[]): Promise<number>
}

const commands: Record<string, Command> = {
  start: {
    zh: '启动；数据库为空时载入样例',
    en: 'serve; an empty database gets the sample',
    run: async (config) => (await import('./server.ts')).serve(config, { sample: true }).then(() => 0),
  },
  serve: {
    zh: '启动，不载入样例',
    en: 'serve, never a sample',
    run: async (config) => (await import('./server.ts')).serve(config, { sample: false }).then(() => 0),
  },
  init: {
    zh: '新建空数据库',
    en: 'begin an empty database',
    run: async (config) => (await import('./commands/sample.ts')).runInit(config),
  },
  sample: {
    zh: '载入样例',
    en: 'load the sample',
    run: async (config) => (await import('./commands/sample.ts')).runSample(config),
  },
  keys: {
    takes: [
      'create --role ROLE [--organisation CODE | --community CODE | --jurisdiction CODE] [--label TEXT]',
      'list',
      'revoke ID',
    ],
    zh: '发放、列出、吊销访问密钥；密钥遗失的，另发一把，吊销原来的',
    en: 'make, list and revoke access keys; of a lost one, make another and revoke it',
    run: async (config, args) => (await import('./commands/keys.ts')).runKeys(config, args),
  },
  rebuild: {
    takes: ['--check'],
    zh: '由存证重算各表并逐一比对',
    en: 'fold the log into fresh tables and compare',
    run: async (config, args) => (await import('./commands/rebuild.ts')).runRebuild(config, args),
  },
  verify: {
    takes: ['[FILE|URL] [--key VKEY] [--checkpoint FILE] [--replay [--edition FILE]]'],
    zh: '核验导出文件、凭证、运行中的服务（环境变量 ZHUNRU_KEY 为审计密钥）或本机数据库',
    en: "verify an export, a receipt, a running service (ZHUNRU_KEY: an auditor's key) or the database here",
    run: async (config, args) => (await import('./commands/verify.ts')).runVerify(config, args, process.env),
  },
  backup: {
    takes: ['FILE'],
    zh: '备份，服务运行中即可',
    en: 'back up, while serving too',
    run: async (config, args) => (await import('./commands/backup.ts')).runBackup(config, args),
  },
  restore: {
    takes: ['FILE'],
    zh: '恢复备份，不覆盖任何文件',
    en: 'put a backup in place; overwrites nothing',
    run: async (config, args) => (await import('./commands/backup.ts')).runRestore(config, args),
  },
  move: {
    takes: ['--to postgres://USER@HOST/NAME'],
    zh: '将数据库文件中的存证迁入 PostgreSQL，逐条核对',
    en: 'carry the log of the database file over to PostgreSQL, entry by entry',
    run: async (config, args) => (await import('./commands/move.ts')).runMove(config, args),
  },
  seal: {
    zh: '存证与库外保存的状态不符，或者签名密钥丢失时，封存原存证后继续',
    en: 'seal an old log that the database no longer continues, or whose key is lost',
    run: async (config) => (await import('./commands/seal.ts')).runSeal(config, systemClock, systemChance()),
  },
  clock: {
    takes: ['[--confirm]'],
    zh: '查看时钟与最后一条存证；确认时钟无误并记入存证',
    en: 'look at the clock; vouch for it, which is recorded',
    run: async (config, args) => (await import('./commands/clock.ts')).runClock(config, args),
  },
  witness: {
    takes: [
      '--url URL --key VKEY --state FILE [--signing-key FILE [--name NAME]] [--once | --every SECONDS]',
      '--listen [HOST:]PORT --key VKEY --state FILE --signing-key FILE',
    ],
    zh: '见证：核对存证只增不改并副署；或作为见证服务（C2SP tlog-witness）接收检查点',
    en: 'watch that the log only grows, and cosign; or a witness (C2SP tlog-witness) that logs bring their checkpoints to',
    run: async (_, args) => (await import('./commands/witness.ts')).runWitness(args, systemClock),
  },
  import: {
    takes: ['FILE --jurisdiction CODE [--replace] [--publish --effective-from YYYY-MM-DD]'],
    zh: '由 .xlsx、.csv（只含事项）或 .json 导入清单，存为草案或直接发布',
    en: 'a list from a file, as the draft or published',
    run: async (config, args) =>
      (await import('./commands/import.ts')).runImport(config, args, systemClock, systemChance()),
  },
  template: {
    takes: ['FILE.xlsx'],
    zh: '空白清单工作簿',
    en: 'the blank workbook of a list',
    run: async (_, args) => (await import('./commands/import.ts')).runTemplate(args),
  },
  openapi: {
    zh: '打印接口文档',
    en: 'print the OpenAPI document',
    async run() {
      say(await (await import('./commands/openapi.ts')).openapiDocument())
      return 0
    },
  },
}

const typed = 'npm run -s zhunru --'

function usageOf(name: string, { takes = [''], zh, en }: Command): string {
  return [...takes.map((what) => `  ${name} ${what}`.trimEnd()), `      ${zh}  ${en}`].join('\n')
}

const usage = () =>
  `${typed} <命令 command>\n${Object.entries(commands)
    .map(([name, command]) => usageOf(name, command))
    .join('\n')}`

const isHelp = (word: string | undefined) => word === '--help' || word === '-h'

async function main(): Promise<void> {
  // Whoever reads only the first lines (`… | head`) is told no more, and the exit status stays what it is.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const [name = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    const asked = name === '' || name === 'help' || isHelp(name)
    ;(asked ? say : tell)(asked ? usage() : `没有命令 ${name}（no such command）\n${usage()}`)
    process.exitCode = asked ? 0 : 2
    return
  }
  if (args.some(isHelp)) return say(`${typed}\n${usageOf(name, command)}`)
  if (!command.takes && args.length > 0) {
    tell(
      `${name} 没有参数 ${args.join(' ')}；地址、端口等用环境变量设置，例如 PORT=4000（${name} takes no arguments: set HOST, PORT and so on in the environment）`,
    )
    process.exitCode = 2
    return
  }
  // What is kept is its owner's alone: database, head, backups and whatever else is written.
  process.umask(0o077)
  try {
    process.exitCode = await command.run(readConfig(process.env), args)
  } catch (error) {
    const known = error instanceof Sentence
    const badArgument = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true
    tell(known || badArgument ? (error as Error).message : ((error as Error).stack ?? String(error)))
    process.exitCode = 2
  }
}

await main()
