// Has photos decoded in processes of their own, two at a time: a file that crashes the decoder or never ends costs
// nobody but itself, and the server goes on answering meanwhile.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { AppError } from '../db/errors.ts'
import type { RenderedPhoto } from './render.ts'
import type { RendererAnswer } from './renderer.ts'

const atOnce = 2
/** The largest that is let in takes 6 s on a slow machine. */
const longestMilliseconds = 60_000
/** A photo seldom comes alone; afterwards the memory is given back. */
const idleMilliseconds = 30_000

export const photoSentences = {
  'not-a-photo': 'This file is not a photo: JPEG, PNG, WebP and HEIC are taken.',
  'photo-damaged': 'This photo is damaged or incomplete and cannot be opened.',
  'too-many-pixels': 'This photo has more than 64 million pixels.',
}

let free = atOnce
const queue: (() => void)[] = []
const idle: ChildProcess[] = []

/** The pictures of an uploaded file. @throws AppError not-a-photo, photo-damaged, too-many-pixels */
export async function renderFile(file: string): Promise<RenderedPhoto> {
  await takeTurn()
  try {
    const answer = await ask(idle.pop() ?? start(), file)
    if ('photo' in answer) return answer.photo
    throw new AppError(answer.fault, photoSentences[answer.fault])
  } finally {
    giveTurn()
  }
}

async function ask(renderer: ChildProcess, file: string): Promise<RendererAnswer> {
  renderer.ref()
  renderer.channel?.ref()
  const over = new AbortController()
  const timeout = setTimeout(() => renderer.kill('SIGKILL'), longestMilliseconds)
  try {
    const ended = once(renderer, 'exit', { signal: over.signal })
    const answered = once(renderer, 'message', { signal: over.signal })
    // One of the two is always called off.
    for (const each of [ended, answered]) each.catch(() => {})
    renderer.send(file)
    const [[first, signal], isAnswer] = await Promise.race([
      answered.then((values) => [values, true] as const),
      ended.then((values) => [values, false] as const),
    ])
    if (isAnswer) {
      park(renderer)
      return first as RendererAnswer // all it ever sends
    }
    // Killed by the file or for it; one that leaves by itself has a fault of ours, which it has printed.
    if (signal) return { fault: 'photo-damaged' }
    throw new Error(`the decoder of photos ended with code ${first}`)
  } finally {
    clearTimeout(timeout)
    over.abort()
  }
}

function start(): ChildProcess {
  const program = fileURLToPath(new URL('./renderer.ts', import.meta.url))
  const renderer = fork(program, {
    // Neither the database nor the keys of the store are its business.
    env: {},
    execArgv: ['--max-old-space-size=256', '--no-warnings'],
    // Bytes travel as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // What ends while nobody asks it is not asked again.
  renderer.on('exit', () => forget(renderer)).on('error', () => renderer.kill('SIGKILL'))
  return renderer
}

/** Kept for the next photo, but keeping nobody from ending. */
function park(renderer: ChildProcess): void {
  idle.push(renderer)
  renderer.unref()
  renderer.channel?.unref()
  const leave = setTimeout(() => {
    if (forget(renderer)) renderer.disconnect()
  }, idleMilliseconds)
  leave.unref()
}

function forget(renderer: ChildProcess): boolean {
  const at = idle.indexOf(renderer)
  if (at >= 0) idle.splice(at, 1)
  return at >= 0
}

async function takeTurn(): Promise<void> {
  if (free > 0) free--
  else await new Promise<void>((resolve) => queue.push(resolve))
}

/** To whoever waits longest. */
function giveTurn(): void {
  const next = queue.shift()
  if (next) next()
  else free++
}
