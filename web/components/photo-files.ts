// Which of the chosen files are photos that the server takes? Their first bytes decide, as they do there.
import { photoBytesMax, photoSizes } from '../../api/contract/photos.ts'
import { shrinkPhoto } from '../ui/shrink-photo.ts'

export type Complaint =
  | { what: 'not-photo' | 'too-large'; name: string }
  | { what: 'too-many'; most: number; left: number }

interface Taken {
  file: File
  /** What is kept of it: the file itself, or smaller where it would be too large. */
  photo: Blob
}

/** The first ones that are photos, as far as there is room; why the others are not taken, file by file. */
export async function sortFiles(
  files: readonly File[],
  room: number,
  most: number,
): Promise<{ taken: Taken[]; complaints: Complaint[] }> {
  const taken: Taken[] = []
  const complaints: Complaint[] = []
  let left = 0
  for (const file of files) {
    if (taken.length >= room) {
      left += 1
      continue
    }
    if (!(await isPhoto(file))) {
      complaints.push({ what: 'not-photo', name: file.name })
      continue
    }
    const photo = file.size > photoBytesMax ? await shrinkPhoto(file, photoSizes.full) : file
    if (photo.size > photoBytesMax) complaints.push({ what: 'too-large', name: file.name })
    else taken.push({ file, photo })
  }
  if (left > 0) complaints.push({ what: 'too-many', most, left })
  return { taken, complaints }
}

/** JPEG, PNG, WebP or HEIC. A file that cannot be read any more is none. */
export async function isPhoto(file: Blob): Promise<boolean> {
  const head = await file
    .slice(0, 64)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0))
  const text = String.fromCharCode(...new Uint8Array(head))
  if (text.startsWith('\xff\xd8\xff') || text.startsWith('\x89PNG\r\n\x1a\n')) return true
  if (text.startsWith('RIFF')) return text.slice(8, 12) === 'WEBP'
  // A box of brands; `mif1` alone could also be another format.
  return text.slice(4, 8) === 'ftyp' && /^(?:.{4})*(?:hei[cxms]|hev[cxms])/s.test(text.slice(8))
}
