// Reports on this device, as the page works with them: shown at once, on the disk right after, the same in every tab.
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import {
  type Draft,
  deleteDraft,
  findDraftPhoto,
  listDrafts,
  listHabits,
  saveDraft,
  saveDraftPhotos,
} from './draft-store.ts'

/** Own drafts in every county. A device that keeps nothing, as in some private windows, has none to begin with. */
export const draftsOptions = (accountId: number) =>
  queryOptions({
    queryKey: ['drafts', accountId],
    queryFn: () => listDrafts(accountId).catch((): Draft[] => []),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })

/** Whether something could not be written to the disk: it then lives as long as the page. */
export const unkeptOptions = () =>
  queryOptions({ queryKey: ['drafts-unkept'], queryFn: () => false, staleTime: Number.POSITIVE_INFINITY })

export const habitsOptions = (accountId: number) =>
  queryOptions({
    queryKey: ['habits', accountId],
    queryFn: () => listHabits(accountId).catch((): string[] => []),
  })

/** The file of a photo; also of one that only this page still has. */
export const draftPhotoOptions = (draft: string, photo: string) =>
  queryOptions({
    queryKey: ['draft-photo', draft, photo],
    queryFn: () => readPhoto(draft, photo).then((file) => file ?? null),
    staleTime: Number.POSITIVE_INFINITY,
  })

const inThisPage = new Map<string, Blob>()

export async function readPhoto(draft: string, photo: string): Promise<Blob | undefined> {
  return inThisPage.get(`${draft} ${photo}`) ?? (await findDraftPhoto(draft, photo))
}

export function newDraft(accountId: number, county: string): Draft {
  const now = new Date().toISOString()
  return {
    key: newId(),
    accountId,
    county,
    state: 'writing',
    startedAt: now,
    changedAt: now,
    placeName: '',
    words: '',
    callerName: '',
    callerPhone: '',
    photos: [],
    sent: false,
  }
}

/** A UUID. `crypto.randomUUID` is missing on a county's own network without TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Is shown at once; what it answers comes when the device has it. */
export async function keepDraft(client: QueryClient, draft: Draft): Promise<void> {
  show(client, draft)
  await keeping(client, saveDraft(draft))
}

export async function keepPhotos(
  client: QueryClient,
  draft: Draft,
  files: ReadonlyMap<string, Blob>,
): Promise<void> {
  for (const [id, file] of files) inThisPage.set(`${draft.key} ${id}`, file)
  show(client, draft)
  await keeping(client, saveDraftPhotos(draft, files))
}

/** Gone with its files. */
export async function dropDraft(client: QueryClient, { key, accountId, photos }: Draft): Promise<void> {
  for (const { id } of photos) inThisPage.delete(`${key} ${id}`)
  client.setQueryData(draftsOptions(accountId).queryKey, (all = []) => all.filter((each) => each.key !== key))
  await keeping(client, deleteDraft(key))
}

function show(client: QueryClient, draft: Draft) {
  client.setQueryData(draftsOptions(draft.accountId).queryKey, (all = []) => [
    draft,
    ...all.filter(({ key }) => key !== draft.key),
  ])
}

/** A full disk is told, not thrown: the report can still be sent from this page. */
async function keeping(client: QueryClient, writing: Promise<void>): Promise<void> {
  try {
    await writing
    others?.postMessage('changed')
  } catch (cause) {
    console.warn(cause)
    client.setQueryData(unkeptOptions().queryKey, true)
  }
}

const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('tuzhi-drafts')

/** Another tab wrote: its drafts are ours. Answers how to stop listening. */
export function followOtherTabs(client: QueryClient, accountId: number): () => void {
  const read = () => void client.invalidateQueries(draftsOptions(accountId))
  others?.addEventListener('message', read)
  return () => others?.removeEventListener('message', read)
}
