// Unsaved borders, kept on this device: they survive a closed browser and a lost connection.
import { type DBSchema, openDB } from 'idb'
import type { CommunityMosaic } from '../../api/contract/grids.ts'

/** What was changed, and what it was changed from. `past` belongs to the mosaic and is opaque here. */
export interface GridDraft<Past = unknown> {
  community: string
  base: CommunityMosaic
  past: Past
  at: number
}

interface Drafts extends DBSchema {
  'grid-draft': { key: string; value: GridDraft }
}

const open = () =>
  openDB<Drafts>('tuzhi-grids', 1, {
    upgrade: (db) => void db.createObjectStore('grid-draft', { keyPath: 'community' }),
  })

/** One for each account: a shared computer shows nobody the draft of another. */
const keyOf = (account: string, community: string) => `${account} ${community}`

/** Where a browser keeps nothing, in a private window for example, there is no draft; editing goes on. */
export async function readDraft(account: string, community: string): Promise<GridDraft | undefined> {
  try {
    return await (await open()).get('grid-draft', keyOf(account, community))
  } catch {
    return undefined
  }
}

export async function writeDraft(account: string, draft: GridDraft): Promise<void> {
  try {
    await (await open()).put('grid-draft', { ...draft, community: keyOf(account, draft.community) })
  } catch {
    // The page still holds it.
  }
}

export async function dropDraft(account: string, community: string): Promise<void> {
  try {
    await (await open()).delete('grid-draft', keyOf(account, community))
  } catch {
    // There was none.
  }
}
