// How long does it take? The median of seven runs after two to warm up, fewer where one run takes long, always said.

export interface Timing {
  medianMs: number
  fastestMs: number
  slowestMs: number
  runs: number
}

const warmUps = 2
const wantedRuns = 7
/** Beyond this no further run begins: a slow peer must not make the whole unrunnable. */
const patienceMs = 30_000

/** Times `run`; what `before` and `after` do around each run is not counted. */
export async function measure(
  run: () => Promise<unknown>,
  { before = nothing, after = nothing }: Partial<Record<'before' | 'after', () => Promise<unknown>>> = {},
): Promise<Timing> {
  const begun = performance.now()
  const times: number[] = []
  while (times.length < warmUps + wantedRuns) {
    await before()
    const started = performance.now()
    await run()
    times.push(performance.now() - started)
    await after()
    if (performance.now() - begun > patienceMs) break
  }
  return summarise(times.length > warmUps ? times.slice(warmUps) : times.slice(-1))
}

const nothing = async () => {}

function summarise(times: number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b)
  return {
    medianMs: quantile(sorted, 0.5),
    fastestMs: sorted[0] ?? Number.NaN,
    slowestMs: sorted.at(-1) ?? Number.NaN,
    runs: sorted.length,
  }
}

/** Linear between neighbours; `sorted` ascending. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (above - below) * (at - Math.floor(at))
}
