// What a benchmark tells: measured lines with their aims, and the answers that were found on the way.
import type { Timing } from './measure.ts'

export interface Line {
  what: string
  measured: string
  /** What it is held against: a peer's figure, or another way to do it. */
  peer?: string
  aim?: string
  /** undefined: nothing was asked of it. */
  met?: boolean
}

export interface Result {
  title: string
  /** What was measured on, in one or two sentences. */
  workload: string
  lines: Line[]
  /** Answers side by side, so that a fast wrong answer is seen. */
  answers?: { head: string[]; rows: string[][] }
  notes: string[]
}

/** One file of this folder; answers undefined with a note printed when something it needs is not there. */
export interface Benchmark {
  name: string
  run: () => Promise<Result>
}

export function showTiming({ medianMs, fastestMs, slowestMs, runs }: Timing): string {
  if (runs === 1) return `${showMs(medianMs)} (1 run)`
  return `${showMs(medianMs)} (${showMs(fastestMs)}–${showMs(slowestMs)}, ${runs} runs)`
}

export function showMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`
  return `${ms >= 100 ? ms.toFixed(0) : ms.toFixed(1)} ms`
}

export function showBytes(bytes: number): string {
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(2)} MB` : `${(bytes / 1e3).toFixed(1)} kB`
}

export function showTimes(factor: number): string {
  return `${factor.toFixed(factor < 10 ? 1 : 0)}×`
}
