// The process that decodes photos: what comes from outside is taken apart here, away from the server and its secrets.
import { readFile, writeFile } from 'node:fs/promises'
import { PhotoFault, type RenderedPhoto, renderPhoto } from './render.ts'

/** What it answers when it is sent the path of a file. */
export type RendererAnswer = { photo: RenderedPhoto } | { fault: PhotoFault['code'] }

// Should memory run out, the kernel ends this process and not the server. Other systems than Linux have no such file.
await writeFile('/proc/self/oom_score_adj', '1000').catch(() => {})

process.on('message', async (file: string) => {
  const answer = await render(file)
  process.send?.(answer)
})

async function render(file: string): Promise<RendererAnswer> {
  try {
    return { photo: await renderPhoto(await readFile(file)) }
  } catch (error) {
    if (error instanceof PhotoFault) return { fault: error.code }
    throw error // ours: this process ends with it, and whoever asked hears that it did
  }
}
