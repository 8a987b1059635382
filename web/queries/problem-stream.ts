// Changes of problems as they happen: one connection for all pieces of a page, opened again by itself when it breaks.
import { type GoneSignal, type ProblemSignal, problemViewRoutes } from '../../api/contract/problem-views.ts'
import { openStream } from '../api.ts'

export interface ProblemListener {
  /** New, or changed. */
  onProblem: (signal: ProblemSignal) => void
  /** The reader may not see it any more. */
  onGone: (signal: GoneSignal) => void
  /** Something may have been missed: everything has to be asked again. */
  onAgain: () => void
  onConnected: (connected: boolean) => void
}

const firstWait = 1_000
const longestWait = 60_000

/** After so many failures in a row; half of it by chance, so that not all browsers of a county come back at once. */
export function waitBefore(failures: number, chance = Math.random()): number {
  const wait = Math.min(longestWait, firstWait * 2 ** failures)
  return wait / 2 + (wait / 2) * chance
}

class ProblemStream {
  readonly #county: string
  readonly #listeners = new Set<ProblemListener>()
  #source: EventSource | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #wasConnected = false

  constructor(county: string) {
    this.#county = county
  }

  add(listener: ProblemListener): void {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#connect()
  }

  /** Says whether anybody is left. */
  remove(listener: ProblemListener): boolean {
    this.#listeners.delete(listener)
    if (this.#listeners.size > 0) return true
    clearTimeout(this.#timer)
    this.#source?.close()
    return false
  }

  #connect(): void {
    const source = openStream(problemViewRoutes.followProblems, { params: { county: this.#county } })
    this.#source = source
    source.onopen = () => {
      this.#failures = 0
      this.#tell((listener) => listener.onConnected(true))
      // Whatever happened while nobody listened.
      if (this.#wasConnected) this.#tell((listener) => listener.onAgain())
      this.#wasConnected = true
    }
    source.addEventListener('problem', ({ data }) => {
      const signal = JSON.parse(data) as ProblemSignal // as the contract says of this event
      this.#tell((listener) => listener.onProblem(signal))
    })
    source.addEventListener('gone', ({ data }) => {
      const signal = JSON.parse(data) as GoneSignal // likewise
      this.#tell((listener) => listener.onGone(signal))
    })
    source.addEventListener('again', () => this.#tell((listener) => listener.onAgain()))
    source.onerror = () => {
      // The browser's own way knows no patience: it asks every few seconds, and never again after a refusal.
      source.close()
      this.#tell((listener) => listener.onConnected(false))
      this.#timer = setTimeout(() => this.#connect(), waitBefore(this.#failures))
      this.#failures += 1
    }
  }

  #tell(say: (listener: ProblemListener) => void): void {
    for (const listener of this.#listeners) say(listener)
  }
}

const streams = new Map<string, ProblemStream>()

/** Answers how to stop. */
export function listenToProblems(county: string, listener: ProblemListener): () => void {
  const stream = streams.get(county) ?? new ProblemStream(county)
  streams.set(county, stream)
  stream.add(listener)
  return () => {
    if (!stream.remove(listener)) streams.delete(county)
  }
}
