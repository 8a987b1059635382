// May this process work in the data folder? One process at a time: two would destroy the database.
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Thrown when the data folder cannot be opened; the message is one sentence for the operator. */
export class FolderUnusable extends Error {
  override name = 'FolderUnusable'
}

/**
 * Makes the folder if it is missing and takes it for this process; answers what lets it go.
 *
 * The lock is held by the kernel and ends with the process, however that ends: nothing stale is left behind, two
 * that come at once cannot both have it, and process numbers, which come again after a restart of a container, do not
 * matter. Node cannot lock a file by itself; SQLite can, with an empty one.
 * @throws FolderUnusable
 */
export function takeFolder(folder: string): () => void {
  prepare(folder)
  const owner = join(folder, 'owner.pid')
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 })
    lock.exec('pragma journal_mode = memory; begin exclusive')
    writeFileSync(owner, String(process.pid))
    return () => lock?.close()
  } catch (error) {
    lock?.close()
    if ((error as { errcode?: number }).errcode !== sqliteBusy)
      throw unusable(folder, 'it cannot be locked', error) // set by node:sqlite
    throw new FolderUnusable(
      `The data folder ${folder} is in use by ${processNamedIn(owner)}. Stop that process first, or name another folder with TUZHI_DATA.`,
    )
  }
}

/** SQLITE_BUSY: another process, or this one, has the lock. */
const sqliteBusy = 5

/** For people only: whether the folder is taken, the lock alone decides. */
function processNamedIn(file: string): string {
  const pid = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return pid ? `process ${pid}` : 'another process'
}

function prepare(folder: string): void {
  try {
    make(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // node:fs throws nothing else
    const isNone = code === 'EEXIST' || code === 'ENOTDIR'
    throw unusable(folder, isNone ? 'it is no folder' : 'it cannot be written to', error)
  }
  if (!statSync(folder).isDirectory()) throw unusable(folder, 'it is no folder', { code: 'ENOTDIR' })
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

function unusable(folder: string, reason: string, cause: unknown): FolderUnusable {
  const { code, errstr = code } = cause as { code?: string; errstr?: string } // of node:fs or node:sqlite
  return new FolderUnusable(
    `The data folder ${folder} cannot be used: ${reason} (${errstr}). Name another folder with TUZHI_DATA.`,
    { cause },
  )
}
