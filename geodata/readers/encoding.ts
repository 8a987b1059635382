// In which encoding is this text? UTF-8 if every byte agrees, else GBK: what Chinese office programs write.

/** Text of a whole file; a byte order mark wins over guessing. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : new TextDecoder('gb18030').decode(bytes)
}

/** Bytes of something else read as text: control characters, or what no encoding has, in more than one place of fifty. */
export function isGarbage(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what gives it away
  const strange = text.match(/[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd]/g) ?? []
  return strange.length > text.length / 50
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Language driver ids of a .dbf that name a Chinese code page: domain.md §5.6. */
const gbkDrivers = new Set([0x4d, 0x7a])

/**
 * Encoding of a .dbf as GDAL names it: what the .cpg says, then the language driver id, then UTF-8 when all its
 * text is UTF-8, then GBK. Other ids than the Chinese ones are often just the default of a program, so text decides.
 */
export function encodingOfDbf(dbf: Buffer, cpg: string | undefined): string {
  const named = cpg?.trim().toLowerCase()
  if (named && /^(65001|utf-?8)$/.test(named)) return 'UTF-8'
  if (named && /^(936|cp936|gbk|gb2312|gb18030|x-gbk|windows-936|ansi 936)$/.test(named)) return 'GBK'
  if (named && /^big-?5$|^950$|^cp950$/.test(named)) return 'CP950'
  if (gbkDrivers.has(dbf[29] ?? 0)) return 'GBK'
  return dbfTexts(dbf).every(isUtf8) ? 'UTF-8' : 'GBK'
}

/** Every field of type C of every record, without the characters that a full field may have cut in two. */
function dbfTexts(dbf: Buffer): Uint8Array[] {
  if (dbf.length < 33) return []
  const records = dbf.readUInt32LE(4)
  const headerLength = dbf.readUInt16LE(8)
  const recordLength = dbf.readUInt16LE(10)
  const texts: Uint8Array[] = []
  let offset = 1
  for (let at = 32; at + 32 <= headerLength && dbf[at] !== 0x0d; at += 32) {
    const length = dbf[at + 16] ?? 0
    texts.push(withoutTail(dbf.subarray(at, at + 11)))
    if (dbf[at + 11] === 0x43) {
      for (let record = 0; record < records; record++) {
        const start = headerLength + record * recordLength + offset
        texts.push(withoutTail(dbf.subarray(start, start + length)))
      }
    }
    offset += length
  }
  return texts
}

/** Drops padding and up to three bytes of a UTF-8 character that was cut off at the end of the field. */
function withoutTail(field: Uint8Array): Uint8Array {
  const zero = field.indexOf(0)
  const text = zero >= 0 ? field.subarray(0, zero) : field
  for (let back = 1; back <= 3 && back <= text.length; back++) {
    const byte = text[text.length - back]!
    if (byte < 0x80) return text
    if (byte >= 0xc0) {
      const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return wanted > back ? text.subarray(0, text.length - back) : text
    }
  }
  return text
}
