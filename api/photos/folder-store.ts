// Pictures in a folder of this machine, or of a disk that several servers share.
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type PhotoStore, type PictureName, pathOf } from './photo-store.ts'
import { storageFault } from './storage-faults.ts'

/** `parts`: where half a picture may lie, on the same disk as the folder. */
export function folderStore(folder: string, parts: string): PhotoStore {
  const placeOf = (name: PictureName) => join(folder, pathOf(name))
  return {
    put: async (name, bytes) => {
      const target = placeOf(name)
      // Renamed into place only when it was whole, so whatever has this name is.
      if (await exists(target)) return
      const part = join(parts, randomUUID())
      try {
        await writeWhole(part, bytes)
        await mkdir(dirname(target), { recursive: true })
        await rename(part, target)
        await syncFolder(dirname(target))
      } catch (error) {
        await rm(part, { force: true })
        throw storageFault(error)
      }
    },
    get: (name) =>
      readFile(placeOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw storageFault(error)
      }),
    remove: (name) =>
      rm(placeOf(name), { force: true }).catch((error) => {
        throw storageFault(error)
      }),
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o640)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The new name is in the folder, which is a file of its own. Windows cannot open one and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().finally(() => handle.close())
}
