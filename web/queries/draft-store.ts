// What is kept on the device: reports that the server has not acknowledged yet, their photo files, and the categories that
// a person used last. Everything is written at once and survives reload, closing and the end of a session.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { PhotoUse, ReportBody } from '../../api/contract/problem-reports.ts'
import type { FailureCode } from '../api.ts'

export interface DraftPhoto {
  /** Within the draft. */
  id: string
  /** Of the file, for words about it. */
  name: string
  bytes: number
  role: PhotoUse['role']
  takenAt: string
  /** What the server calls it, once it has arrived there. */
  uploadedId?: number
  /** Why the server does not take it. */
  refusal?: Refusal
}

/** What the server answered; the page finds the words for it. */
export interface Refusal {
  code: FailureCode
  message: string
  details?: unknown
}

/**
 * `writing`: being filled in; `waiting`: to be sent as soon as that is possible; `refused`: the server said why not, and
 * it may be mended.
 */
export type DraftState = 'writing' | 'waiting' | 'refused'

/** A report on its way. The fields that the server takes are named as it names them. */
export interface Draft
  extends Partial<
    Pick<ReportBody, 'position' | 'positionSource' | 'accuracyMetres' | 'category' | 'gridCode'>
  > {
  /** Made here, once: however often it is sent, there is one problem. */
  key: string
  accountId: number
  county: string
  state: DraftState
  /** When it was noticed. */
  startedAt: string
  changedAt: string
  /** The facility or compound that it is about. */
  place?: { id: number; kind: string; name: string | null }
  /** Where, in words. */
  placeName: string
  words: string
  source?: string
  callerName: string
  callerPhone: string
  photos: readonly DraftPhoto[]
  /**
   * It was sent and no answer came: the server may have it. From then on it is only sent again as it is, since the same
   * key answers what arrived first.
   */
  sent: boolean
  refusal?: Refusal
}

interface Schema extends DBSchema {
  draft: { key: string; value: Draft }
  /** Files lie apart, so that a word more does not write them all again. */
  photo: { key: [draft: string, photo: string]; value: Blob }
  habit: { key: number; value: string[] }
}

let opening: Promise<IDBPDatabase<Schema>> | undefined

function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('tuzhi', 1, {
    upgrade(db) {
      db.createObjectStore('draft', { keyPath: 'key' })
      db.createObjectStore('photo')
      db.createObjectStore('habit')
    },
    terminated: forget,
  }).catch((cause) => {
    forget()
    throw cause
  })
  return opening
}

function forget() {
  opening = undefined
}

/** The latest change first; of one account: others on this device see nothing of it. */
export async function listDrafts(accountId: number): Promise<Draft[]> {
  const all = await (await open()).getAll('draft')
  return all
    .filter((each) => each.accountId === accountId)
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
}

export async function findDraft(key: string): Promise<Draft | undefined> {
  return (await open()).get('draft', key)
}

/** Is on the disk when this answers. */
export async function saveDraft(draft: Draft): Promise<void> {
  await (await open()).put('draft', draft)
}

export async function saveDraftPhotos(draft: Draft, files: ReadonlyMap<string, Blob>): Promise<void> {
  const trx = (await open()).transaction(['draft', 'photo'], 'readwrite', { durability: 'strict' })
  for (const [id, file] of files) void trx.objectStore('photo').put(file, [draft.key, id])
  void trx.objectStore('draft').put(draft)
  await trx.done
}

export async function findDraftPhoto(draft: string, photo: string): Promise<Blob | undefined> {
  return (await open()).get('photo', [draft, photo])
}

/** With its files. */
export async function deleteDraft(key: string): Promise<void> {
  const trx = (await open()).transaction(['draft', 'photo'], 'readwrite')
  void trx.objectStore('draft').delete(key)
  void trx.objectStore('photo').delete(IDBKeyRange.bound([key, ''], [key, '\uffff']))
  await trx.done
}

/** Category codes that an account used, the latest first. */
export async function listHabits(accountId: number): Promise<string[]> {
  return (await (await open()).get('habit', accountId)) ?? []
}

const habitsKept = 5

export async function noteHabit(accountId: number, category: string): Promise<void> {
  const others = (await listHabits(accountId)).filter((each) => each !== category)
  await (await open()).put('habit', [category, ...others].slice(0, habitsKept), accountId)
}
