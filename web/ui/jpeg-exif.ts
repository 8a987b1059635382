// The part of a JPEG in which the camera says when and where: taken out of one file and put into another.

const app1 = 0xe1
const startOfScan = 0xda

/** The segment with EXIF, from its marker on; undefined when the file has none or is no JPEG. */
export function exifOf(jpeg: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return undefined
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  // Segments follow each other: a marker of two bytes, then a length that counts itself.
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1]
    if (marker === startOfScan) return undefined
    const end = at + 2 + view.getUint16(at + 2)
    const isExif = marker === app1 && String.fromCharCode(...jpeg.subarray(at + 4, at + 10)) === 'Exif\0\0'
    if (isExif) return end <= jpeg.length ? jpeg.slice(at, end) : undefined
    at = end
  }
  return undefined
}

/** The same picture with this segment at its beginning, saying that it stands upright. */
export function withExif(jpeg: Uint8Array<ArrayBuffer>, segment: Uint8Array<ArrayBuffer>): Blob {
  return new Blob([jpeg.slice(0, 2), upright(segment), jpeg.slice(2)], { type: 'image/jpeg' })
}

/** Whoever drew the picture anew has turned it already. TIFF 6.0: the first directory holds the orientation, tag 274. */
function upright(segment: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const turned = segment.slice()
  const tiff = new DataView(turned.buffer, 10)
  if (tiff.byteLength < 8) return turned
  const little = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, little)
  if (directory + 2 > tiff.byteLength) return turned
  const count = tiff.getUint16(directory, little)
  for (let entry = directory + 2, index = 0; index < count; index++, entry += 12) {
    if (entry + 12 > tiff.byteLength) break
    if (tiff.getUint16(entry, little) === 274) tiff.setUint16(entry + 8, 1, little)
  }
  return turned
}
