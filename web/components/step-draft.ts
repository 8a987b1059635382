// What was typed into the form of a step and not sent: kept on the device until it is, also over a new sign-in.
import type { PhotoInfo } from '../../api/contract/photos.ts'

export interface StepDraft {
  words?: string
  unitId?: number
  until?: string
  replyDue?: string
  target?: number
  category?: string
  limitIndex?: number
  photos?: readonly PhotoInfo[]
}

export interface DraftPlace {
  accountId: number
  county: string
  problem: number
  action: string
}

/** Photos that no step shows are gone from the server after a day; words older than a week mean something else by now. */
const daysKept = { photos: 1, words: 7 }
const dayMs = 24 * 3_600_000

export function readDraft(place: DraftPlace, now = Date.now()): StepDraft | undefined {
  const kept = read(keyOf(place))
  if (!kept || now - kept.at > daysKept.words * dayMs) return undefined
  const { photos, ...rest } = kept.draft
  return now - kept.at > daysKept.photos * dayMs ? rest : { ...rest, photos }
}

export function writeDraft(place: DraftPlace, draft: StepDraft, now = Date.now()): void {
  if (isEmpty(draft)) {
    dropDraft(place)
    return
  }
  try {
    localStorage.setItem(keyOf(place), JSON.stringify({ at: now, draft }))
  } catch {
    // A device without room keeps what stands in the form, as long as the page is open.
  }
}

export function dropDraft(place: DraftPlace): void {
  localStorage.removeItem(keyOf(place))
}

function keyOf({ accountId, county, problem, action }: DraftPlace): string {
  return `tuzhi-step ${accountId} ${county} ${problem} ${action}`
}

function isEmpty({ photos = [], words = '', ...rest }: StepDraft): boolean {
  return (
    photos.length === 0 && words.trim() === '' && Object.values(rest).every((value) => value === undefined)
  )
}

function read(key: string): { at: number; draft: StepDraft } | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '')
    return typeof kept === 'object' && kept !== null && 'at' in kept && 'draft' in kept
      ? (kept as { at: number; draft: StepDraft }) // as `writeDraft` wrote it
      : undefined
  } catch {
    return undefined
  }
}
