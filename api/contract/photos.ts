// Photos: uploaded first, one by one, then named by their ids in whatever shows them, a duty entry for example.
import { type Static, Type } from 'typebox'
import type { Verb } from './access.ts'
import { route, rowId, strict } from './route.ts'

/** Longest side in pixels; a smaller picture keeps its own. */
export const photoSizes = { thumbnail: 320, full: 2048 } as const
export const photoSizeIds = Object.keys(photoSizes) as (keyof typeof photoSizes)[] // keys of the literal above
export const PhotoSize = Type.Enum(photoSizeIds)
export type PhotoSize = Static<typeof PhotoSize>

/** Of a file that is uploaded: 20 MB. */
export const photoBytesMax = 20 * 1024 * 1024
/** Width × height: a camera of 50 million pixels, or a panorama of 16,000 × 4,000. */
export const photoPixelsMax = 64_000_000
/** Of one entry. */
export const photosPerEntry = 9
/** Without anything that shows it, a photo is gone after this. */
export const photoHoursUnused = 24
/** That one account may have waiting in a county. */
export const photosUnusedMax = 100

export const photoMediaType = 'image/webp'

/** Whoever may write what shows photos uploads them, and whoever may read it looks at them; the rows are chosen then. */
export const photoWriters: readonly Verb[] = [
  'duty.write',
  'problem.report',
  'problem.handle',
  'problem.check',
]
export const photoReaders: readonly Verb[] = [...photoWriters, 'unit.read', 'problem.read']

/** What everybody learns who sees a photo; where and when it was taken is not in the picture any more. */
export const PhotoInfo = Type.Object({
  id: Type.Integer(),
  /** Of the full size, in pixels, upright. */
  width: Type.Integer(),
  height: Type.Integer(),
})
export type PhotoInfo = Static<typeof PhotoInfo>

const NumberOrNull = Type.Union([Type.Number(), Type.Null()])

/** WGS84, as the camera wrote it. */
export const PhotoPosition = Type.Object({
  lng: Type.Number(),
  lat: Type.Number(),
  accuracyMetres: NumberOrNull,
  /** Where the camera looked: degrees clockwise from north. */
  bearingDegrees: NumberOrNull,
})
export type PhotoPosition = Static<typeof PhotoPosition>

/** What whoever uploads it learns. */
export const UploadedPhoto = Type.Object({
  id: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
  /** Of the full size as it is kept. */
  bytes: Type.Integer(),
  /** null: the file does not say. */
  takenAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  position: Type.Union([PhotoPosition, Type.Null()]),
})
export type UploadedPhoto = Static<typeof UploadedPhoto>

/** In the body of what shows photos, in the order in which they are shown. */
export const PhotoIds = Type.Array(rowId(1), { maxItems: photosPerEntry, uniqueItems: true })

const County = Type.String({ pattern: '^\\d{6}$' })

export const photoRoutes = {
  uploadPhoto: route({
    method: 'POST',
    url: '/counties/:county/photos',
    access: { verb: photoWriters, over: 'inside' },
    summary:
      'Takes one JPEG, PNG, WebP or HEIC as it is; the same file again is the same photo until something shows it',
    params: strict({ county: County }),
    uploadBytesMax: photoBytesMax,
    response: UploadedPhoto,
  }),
  getPhoto: route({
    method: 'GET',
    url: '/counties/:county/photos/:id/:size',
    access: { verb: photoReaders, over: 'county' },
    summary: 'The picture, for whoever uploaded it or may see what shows it',
    params: strict({ county: County, id: rowId(1), size: PhotoSize }),
    response: Type.Any(),
    mediaType: photoMediaType,
  }),
}
