// Real data that nobody of this project made: it lies beside the checkout, and tests on it skip where it is absent.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../shared/data')

export const hasSharedData = existsSync(folder)

/** For example `sharedData('cn-osm-towns/chengdu-xipu.osm')`. */
export function sharedData(path: string): string {
  return join(folder, path)
}
