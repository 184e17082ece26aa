// The command line, as somebody meets it who does not know it.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'

const cli = join(import.meta.dirname, '../../src/cli.ts')
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...args], { timeout: 20_000 })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

t.test('help helps, everywhere, and begins nothing', async (t) => {
  const [all, serve, keys, stray, unknown] = await Promise.all([
    run('--help'),
    run('serve', '--help'),
    run('keys', 'create', '-h'),
    run('start', '--port', '4314'),
    run('strat'),
  ])
  t.match(all, { code: 0, out: /^npm run -s zhunru -- .*\n {2}start\n/, err: '' })
  t.match(serve, { code: 0, out: /^npm run -s zhunru --\n {2}serve\n.*不载入样例/, err: '' })
  t.match(keys.out, /keys create --role ROLE[\s\S]*keys revoke ID\n.*遗失/)
  t.match(stray, { code: 2, out: '', err: /start 没有参数 --port 4314；.*PORT=4000/ })
  t.match(unknown, { code: 2, out: '', err: /^没有命令 strat/ })
})
