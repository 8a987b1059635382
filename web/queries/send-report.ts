// A report leaves the device: its photos first, then the report that names them. Whatever breaks off is taken up again
// where it was, and the key of the report keeps it from arriving twice.

import { photoRoutes, photoSizes } from '../../api/contract/photos.ts'
import { type ReportBody, reportRoutes } from '../../api/contract/problem-reports.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { ApiError, call, upload } from '../api.ts'
import { shrinkPhoto } from '../ui/shrink-photo.ts'
import type { Draft, DraftPhoto } from './draft-store.ts'

export interface Progress {
  photos: number
  sentPhotos: number
  /** Of everything that has to leave, from 0 to 1. */
  share: number
}

interface Device {
  readPhoto: (draft: string, photo: string) => Promise<Blob | undefined>
  /** Answers when the device has it. */
  keep: (draft: Draft) => Promise<void>
  onProgress: (progress: Progress) => void
}

/** The server looked at one photo and does not take it. */
export class PhotoRefused extends Error {
  readonly photo: string
  readonly reason: ApiError
  constructor(photo: string, reason: ApiError) {
    super(reason.message)
    this.photo = photo
    this.reason = reason
  }
}

/** Nothing is wrong with what was sent: another time it may be taken. */
export function mayPass({ code, passing }: ApiError): boolean {
  return passing || laterCodes.has(code)
}

const laterCodes = new Set<ApiError['code']>([
  'internal',
  'not-signed-in',
  'password-change-needed',
  'storage-full',
  'storage-unavailable',
  'too-many-requests',
  'upload-cut',
])

/** @throws ApiError, PhotoRefused */
export async function sendReport(draft: Draft, device: Device): Promise<ProblemDetail> {
  const uploaded = await sendPhotos(draft, device)
  try {
    return await post(uploaded, device)
  } catch (error) {
    // Photos that nothing shows are swept after a day: a report that waited longer sends them again, once.
    if (!(error instanceof ApiError) || error.code !== 'unknown-photo') throw error
    const anew = { ...uploaded, photos: uploaded.photos.map(({ uploadedId: _, ...photo }) => photo) }
    return post(await sendPhotos(anew, device), device)
  }
}

async function sendPhotos(draft: Draft, { readPhoto, keep, onProgress }: Device): Promise<Draft> {
  const total = draft.photos.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = draft
  for (const photo of draft.photos) {
    if (photo.uploadedId !== undefined) continue
    const sent = done.photos.filter(({ uploadedId }) => uploadedId !== undefined)
    const before = sent.reduce((sum, { bytes }) => sum + bytes, 0)
    const tell = (share: number) =>
      onProgress({
        photos: draft.photos.length,
        sentPhotos: sent.length,
        share: total === 0 ? 0 : (before + share * photo.bytes) / total,
      })
    tell(0)
    const uploadedId = await sendPhoto(draft, photo, readPhoto, tell)
    const photos = done.photos.map((each) => (each.id === photo.id ? { ...each, uploadedId } : each))
    done = { ...done, photos }
    await keep(done)
  }
  onProgress({ photos: draft.photos.length, sentPhotos: draft.photos.length, share: 1 })
  return done
}

async function sendPhoto(
  { key, county }: Draft,
  { id }: DraftPhoto,
  readPhoto: Device['readPhoto'],
  onShare: (share: number) => void,
): Promise<number> {
  const file = await readPhoto(key, id)
  // Browsers may throw stored files away when the disk is full.
  if (!file) throw new PhotoRefused(id, new ApiError('unknown-photo', 'The device has lost the file.'))
  try {
    const small = await shrinkPhoto(file, photoSizes.full)
    const how = { onProgress: onShare, signal: new AbortController().signal }
    return (await upload(photoRoutes.uploadPhoto, { params: { county } }, small, how)).id
  } catch (error) {
    if (error instanceof ApiError && !mayPass(error) && error.code !== 'not-permitted')
      throw new PhotoRefused(id, error)
    throw error
  }
}

async function post(draft: Draft, { keep }: Device): Promise<ProblemDetail> {
  const body = bodyOf(draft)
  // On the disk before it leaves: if the answer is lost, it is known that the server may have it.
  await keep({ ...draft, sent: true })
  return call(reportRoutes.reportProblem, { params: { county: draft.county }, body })
}

/** What the server takes of a draft. @throws ApiError when something is missing, which the form prevents */
export function bodyOf(draft: Draft): ReportBody {
  const { key, position, positionSource, category, photos, words, placeName, callerName, callerPhone } = draft
  if (!position || !positionSource || category === undefined)
    throw new ApiError('bad-request', 'A report needs a place and a category.')
  return {
    key,
    position,
    positionSource,
    accuracyMetres: draft.accuracyMetres,
    category,
    gridCode: draft.gridCode,
    placeId: draft.place?.id,
    placeName: filled(placeName),
    words: filled(words),
    photos: photos.flatMap(({ uploadedId, role }) =>
      uploadedId === undefined ? [] : [{ id: uploadedId, role }],
    ),
    source: draft.source,
    callerName: filled(callerName),
    callerPhone: filled(callerPhone),
    happenedAt: draft.startedAt,
  }
}

function filled(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}
