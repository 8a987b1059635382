// Is the built web there and as new as its sources? If not, it is built; a second start finds it ready.
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
export const webFolder = join(root, 'dist/web')
const nextFolder = join(root, 'dist/web-next')
/** What the build depends on. */
const sources = ['web', 'api/contract', 'vite.config.ts', 'package-lock.json'].map((path) => join(root, path))

/** Builds `dist/web` when it is missing or older than its sources; `onBuild` is told before that begins. */
export async function buildWeb(onBuild: () => void): Promise<void> {
  const built = await changedAt(join(webFolder, 'index.html'))
  const changed = await Promise.all(sources.map(newestIn))
  if (built >= Math.max(...changed)) return
  onBuild()
  // Only here: Vite is a second of start-up time, and needed once.
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: nextFolder } })
  // Whole or not at all: whoever stops the process in mid-build finds the old web or none.
  await rm(webFolder, { recursive: true, force: true })
  await rename(nextFolder, webFolder)
}

/** Milliseconds since 1970 of the newest file in a folder or of a file. */
async function newestIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Math.max(...(await Promise.all([path, ...files].map(changedAt))))
}

/** 0 when there is no such file. */
async function changedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0
}
