// What is inside a zip? Names (GBK or UTF-8) and bytes, read by its own directory; Node unpacks but has no zip reader.
import { inflateRawSync } from 'node:zlib'
import { BadInput } from '../remark.ts'
import { decodeText } from './encoding.ts'

export interface ZipEntry {
  name: string
  bytes: () => Buffer
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const stored = 0
const deflated = 8
/** More than this from one entry is no county's data but a bomb. */
const largestEntry = 2 ** 31 - 1

export function isZip(bytes: Buffer): boolean {
  return bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50
}

/** @throws BadInput when the directory at the end is missing or damaged, or an entry is encrypted */
export function readZip(bytes: Buffer, file: string): ZipEntry[] {
  try {
    return [...entries(bytes, file)]
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput('damaged', { file })
  }
}

function* entries(bytes: Buffer, file: string): Generator<ZipEntry> {
  let end = bytes.length - 22
  // A comment may follow the end record.
  while (end >= 0 && bytes.readUInt32LE(end) !== endOfDirectory) end -= 1
  if (end < 0) throw new BadInput('damaged', { file })
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new BadInput('damaged', { file })
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = decodeText(bytes.subarray(at + 46, at + 46 + nameLength))
    if (bytes.readUInt16LE(at + 8) & 1) throw new BadInput('encrypted', { file })
    const method = bytes.readUInt16LE(at + 10)
    const size = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    if (!name.endsWith('/') && !name.startsWith('__MACOSX/'))
      yield { name, bytes: () => unpack(bytes, local, size, method, file) }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

function unpack(bytes: Buffer, local: number, size: number, method: number, file: string): Buffer {
  try {
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + size)
    if (method === stored) return packed
    if (method === deflated) return inflateRawSync(packed, { maxOutputLength: largestEntry })
  } catch {
    // falls through: the entry is damaged or packed in a way that nobody uses for geodata
  }
  throw new BadInput('damaged', { file })
}
