// The text of a file, whether it was saved as UTF-8 or as Chinese Excel saves CSV.

/** Rejects when the file is not text. */
export async function readTextFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer()
  if (new Uint8Array(bytes).includes(0)) throw new Error('not a text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
