// Runs before the tests. tap is put together from its plugins, and each install brings it with all of them;
// .taprc leaves out two (the TypeScript one does not know TypeScript 7), so it is built anew after each install.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const built = new URL('../node_modules/@tapjs/test/test-built/dist/esm/index.js', import.meta.url)
if (readFileSync(built, 'utf8').includes('@tapjs/typescript')) execFileSync('tap', ['build'], { stdio: 'inherit' })
