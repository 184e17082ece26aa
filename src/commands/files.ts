// Files that a command line names.
import { existsSync, readFileSync } from 'node:fs'
import { tell, Unusable } from './terminal.ts'

/** Throws unless there is such a file. */
export function mustExist(path: string): void {
  if (!existsSync(path)) throw new Unusable(`没有文件 ${path}（there is no such file）`)
}

/** Throws where something would be overwritten. */
export function mustBeFree(path: string): void {
  if (existsSync(path)) throw new Unusable(`${path} 已存在，不会覆盖；请先移走（it exists and is not overwritten）`)
}

/** The one file that a command takes. */
export function onlyFile(args: readonly string[], usage: string): string {
  const [file, ...rest] = args
  if (file === undefined || file.startsWith('-') || rest.length > 0)
    throw new Unusable(`用法（usage）：npm run -s zhunru -- ${usage}`)
  return file
}

export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    tell((error as Error).message)
    throw new Unusable(`不能读取 ${path}（cannot be read）`)
  }
}

/** A verifier key itself, or a file that holds one. */
export function keyIn(given: string): string {
  return given.includes('+') && !existsSync(given) ? given : textOf(given).trim()
}
