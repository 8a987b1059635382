// For servers of tests and benchmarks that have nothing to do with photos.
import type { Photos } from '../../api/photos/open-photos.ts'

const refuse = () => Promise.reject(new Error('no photos here'))

export const noPhotos: Photos = {
  store: { put: refuse, get: refuse, remove: refuse },
  incoming: '/nowhere',
}
