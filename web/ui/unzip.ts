// What is inside a zip, in the browser: names and bytes, found by the directory at its end.

export interface ZipEntry {
  name: string
  /** Rejects when the bytes are damaged, or more than fits. */
  bytes: () => Promise<Uint8Array<ArrayBuffer>>
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const stored = 0
const deflated = 8
/** What unpacks to more than this is no table that somebody keeps by hand. */
const largestEntry = 64 * 1024 * 1024

/** Throws when it is no zip, or its directory is damaged. */
export function readZip(file: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let end = file.length - 22
  // A comment may follow the end record.
  while (view.getUint32(end, true) !== endOfDirectory) end -= 1
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    if (view.getUint32(at, true) !== directoryEntry) throw new Error('damaged directory')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength))
    const method = view.getUint16(at + 10, true)
    const size = view.getUint32(at + 20, true)
    const local = view.getUint32(at + 42, true)
    entries.push({
      name,
      bytes: async () => {
        const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
        const packed = file.slice(start, start + size)
        if (method === stored) return packed
        if (method === deflated) return inflate(packed)
        throw new Error(`packed by method ${method}`)
      },
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const part of chunks(unpacked)) {
    size += part.length
    if (size > largestEntry) throw new Error('too large')
    parts.push(part)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Not every browser walks over a stream by itself. */
async function* chunks(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}
