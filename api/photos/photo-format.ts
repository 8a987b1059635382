// Is this file a photo? Its first bytes decide; its name and what the browser calls it do not.

export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'heif'

/** How many bytes `formatOf` wants to see. */
export const signatureBytes = 64

/** Undefined for everything else, also for pictures that no camera makes: SVG, GIF, TIFF, PDF. */
export function formatOf(head: Buffer): PhotoFormat | undefined {
  if (head.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) return 'jpeg'
  if (head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png'
  if (ascii(head, 0) === 'RIFF' && ascii(head, 8) === 'WEBP') return 'webp'
  return isHeic(head) ? 'heif' : undefined
}

/** HEVC in a HEIF box, still or the first of a burst. `mif1` alone could also be AVIF: the brands after it say. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']

/** ISO/IEC 14496-12 §4.3: length of the box, `ftyp`, major brand, version, compatible brands. */
function isHeic(head: Buffer): boolean {
  if (head.length < 16 || ascii(head, 4) !== 'ftyp') return false
  const end = Math.min(head.readUInt32BE(0), head.length)
  if (heicBrands.includes(ascii(head, 8))) return true
  if (ascii(head, 8) !== 'mif1' && ascii(head, 8) !== 'msf1') return false
  for (let at = 16; at + 4 <= end; at += 4) if (heicBrands.includes(ascii(head, at))) return true
  return false
}

function ascii(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4)
}
