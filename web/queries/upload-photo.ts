// One photo file on its way to the server, telling how much of it is there.
import { photoRoutes, type UploadedPhoto } from '../../api/contract/photos.ts'
import { ApiError, readAnswer } from '../api.ts'
import { apiPath } from '../paths.ts'

/** So long without a byte moving, the network is gone. */
const silenceMilliseconds = 45_000

/** `onShare`: from 0 to 1. @throws ApiError */
export function uploadPhoto(
  county: string,
  file: Blob,
  onShare: (share: number) => void,
): Promise<UploadedPhoto> {
  // `fetch` does not tell how much has left.
  const request = new XMLHttpRequest()
  const patience = setTimeout(() => request.abort(), silenceMilliseconds)
  let timer = patience
  return new Promise<UploadedPhoto>((answer, fail) => {
    const unreachable = () => fail(new ApiError('unreachable', 'The photo did not arrive.'))
    request.open(photoRoutes.uploadPhoto.method, apiPath(photoRoutes.uploadPhoto, { params: { county } }))
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(timer)
      timer = setTimeout(() => request.abort(), silenceMilliseconds)
      onShare(total === 0 ? 1 : loaded / total)
    }
    request.onerror = unreachable
    request.onabort = unreachable
    request.onload = () => {
      try {
        answer(readAnswer<typeof photoRoutes.uploadPhoto>(request.status, JSON.parse(request.responseText)))
      } catch (cause) {
        fail(cause instanceof ApiError ? cause : new ApiError('unreadable', String(request.status)))
      }
    }
    request.send(file)
  }).finally(() => clearTimeout(timer))
}
