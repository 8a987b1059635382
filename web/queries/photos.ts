// Uploading photos, as a mutation: one per file.
import { mutationOptions } from '@tanstack/react-query'
import { photoBytesMax, photoSizes } from '../../api/contract/photos.ts'
import { routes } from '../../api/contract/routes.ts'
import { ApiError, upload } from '../api.ts'
import { shrinkPhoto } from '../ui/shrink-photo.ts'

interface PhotoFile {
  file: Blob
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** Where the network comes and goes it is tried again, after 2 and 4 seconds. */
export const uploadPhotoOptions = (county: string) =>
  mutationOptions({
    mutationFn: async ({ file, ...how }: PhotoFile) => {
      const small = await shrinkPhoto(file, photoSizes.full)
      if (small.size > photoBytesMax) throw new ApiError('too-large', `${small.size} bytes`)
      return upload(routes.uploadPhoto, { params: { county } }, small, how)
    },
    retry: (failures, error) => error instanceof ApiError && error.passing && failures < 2,
    retryDelay: (failures) => 2000 * 2 ** failures,
  })
