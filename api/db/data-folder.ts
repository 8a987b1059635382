// May this process work in the data folder? One process at a time: two would destroy the database.
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CannotStart } from './cannot-start.ts'

/**
 * Makes the folder if it is missing and takes it for this process; answers what lets it go.
 *
 * The lock is held by the kernel and ends with the process, however that ends: nothing stale is left behind, two
 * that come at once cannot both have it, and process numbers, which come again after a restart of a container, do not
 * matter. Node cannot lock a file by itself; SQLite can, with an empty one.
 * @throws CannotStart
 */
export function takeFolder(folder: string): () => void {
  prepareFolder(folder)
  const owner = join(folder, 'owner.pid')
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 })
    lock.exec('pragma journal_mode = memory; begin exclusive')
    writeFileSync(owner, String(process.pid))
    return () => lock?.close()
  } catch (error) {
    lock?.close()
    const { errcode } = error as { errcode?: number } // set by node:sqlite
    if (errcode !== sqliteBusy)
      throw new CannotStart('folder-not-lockable', { folder, reason: codeOf(error) })
    throw new CannotStart('folder-in-use', { folder, pid: processNamedIn(owner) })
  }
}

/** SQLITE_BUSY: another process, or this one, has the lock. */
const sqliteBusy = 5

/** For people only: whether the folder is taken, the lock alone decides. */
function processNamedIn(file: string): string {
  return (existsSync(file) && readFileSync(file, 'utf8')) || '?'
}

/** Makes the folder if it is missing. @throws CannotStart when this process cannot write into it */
export function prepareFolder(folder: string): void {
  try {
    make(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const reason = codeOf(error)
    const isNone = reason === 'EEXIST' || reason === 'ENOTDIR'
    throw new CannotStart(isNone ? 'folder-is-none' : 'folder-not-writable', { folder, reason })
  }
  if (!statSync(folder).isDirectory()) throw new CannotStart('folder-is-none', { folder, reason: 'ENOTDIR' })
}

/** Not by `recursive`: Node tries for ever where folders cannot be made, such as in /proc. */
function make(folder: string): void {
  if (existsSync(folder)) return
  make(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if (!existsSync(folder)) throw error // else another process was quicker
  }
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code) // node:fs and node:sqlite set it
}
