// Followers of one county: each is told of the changes that it may see, and of what it may not see any more.
import { randomBytes } from 'node:crypto'
import type { PassThrough } from 'node:stream'
import { cornerOf, mapBits } from '../../contract/map-cells.ts'
import { lightAt } from '../../contract/problem-filter.ts'
import type { GoneSignal, ProblemSignal } from '../../contract/problem-views.ts'
import type { Mover, ProblemStatus } from '../../contract/problem-workflow.ts'
import type { ProblemColumns, ProblemFacts } from '../../db/problem-columns.ts'
import { type Condition, narrow } from '../../db/problem-condition.ts'
import { type Watcher, watchProblems } from '../../db/problem-index.ts'
import { sightOf } from '../../db/problem-scope.ts'
import type { Db } from '../../db/tables.ts'

export interface Follower {
  caller: Mover & { sessionId: number }
  sight: Condition
  body: PassThrough
  /** Not sent yet: whether the session is still open is looked up before. */
  waiting: string[]
  sawBefore: boolean
}

/** Whoever reads more slowly than this is cut off, and asks again when it comes back. */
const mostBytesWaiting = 1024 * 1024

export class LiveCounty {
  readonly followers = new Set<Follower>()
  readonly #stopWatching: () => void
  /** Of this very object: ids of another one say nothing here. */
  readonly #name = randomBytes(6).toString('hex')
  #told = 0

  /** `onChange`: something waits to be sent. */
  constructor(db: Db, county: string, onChange: () => void) {
    const watcher: Watcher = {
      before: (columns, row) => {
        for (const each of this.followers)
          each.sawBefore = row !== undefined && sees(columns, row, each.sight)
      },
      after: (columns, row, changed) => {
        this.#told++
        for (const each of this.followers) this.#tell(each, columns, row, changed)
        onChange()
      },
      lost: () => {
        this.#told++
        for (const each of this.followers) each.waiting.push(this.#event('again', {}))
        onChange()
      },
    }
    this.#stopWatching = watchProblems(db, county, watcher)
  }

  /** `lastEventId`: what it has seen, when it comes back. */
  add(follower: Follower, lastEventId: string | undefined): void {
    this.followers.add(follower)
    follower.waiting.push('retry: 3000\n', this.#event('hello', {}))
    if (lastEventId !== undefined && lastEventId !== this.#lastId)
      follower.waiting.push(this.#event('again', {}))
    this.send(follower)
  }

  /** What somebody may do has changed, so what they see may have as well. */
  regrade(follower: Follower, columns: ProblemColumns, caller: Follower['caller']): void {
    follower.caller = caller
    follower.sight = sightOf(columns, caller)
    follower.waiting.push(this.#event('again', {}))
  }

  end(follower: Follower): void {
    follower.waiting = []
    follower.body.end(this.#event('over', {}))
    this.followers.delete(follower)
  }

  send(follower: Follower): void {
    const { body, waiting } = follower
    if (waiting.length > 0) body.write(waiting.splice(0).join(''))
    if (body.writableLength > mostBytesWaiting) body.destroy()
  }

  close(): void {
    this.#stopWatching()
    for (const { body } of this.followers) body.end()
  }

  #tell(follower: Follower, columns: ProblemColumns, row: number, changed: ProblemFacts): void {
    // Whoever's report was merged into another case sees that one from now on.
    if (changed.codes.status === 'merged' && changed.ids.reporter === follower.caller.accountId)
      follower.sight = sightOf(columns, follower.caller)
    if (sees(columns, row, follower.sight)) {
      const signal = signalOf(changed, follower)
      follower.waiting.push(this.#event('problem', signal))
    } else if (follower.sawBefore) {
      const gone: GoneSignal = { id: changed.id }
      follower.waiting.push(this.#event('gone', gone))
    }
  }

  get #lastId(): string {
    return `${this.#name}-${this.#told}`
  }

  #event(name: string, data: object): string {
    return `id: ${this.#lastId}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`
  }
}

function sees(columns: ProblemColumns, row: number, sight: Condition): boolean {
  return narrow(columns, sight, Uint32Array.of(row)).length === 1
}

function signalOf({ id, version, codes, ids, times, x, y }: ProblemFacts, follower: Follower): ProblemSignal {
  const dueAt = isoOf(times.due)
  const nearlyDueAt = isoOf(times.nearlyDue)
  return {
    id,
    version,
    status: codes.status as ProblemStatus, // the table holds no other
    category: codes.category ?? '',
    area: codes.area ?? '',
    unitId: ids.unit,
    position: cornerOf(mapBits, x + 0.5, y + 0.5),
    light: lightAt({ dueAt, nearlyDueAt }, Date.now()),
    dueAt,
    nearlyDueAt,
    reportedAt: isoOf(times.reported) ?? '',
    mine: ids.reporter === follower.caller.accountId,
    isNew: !follower.sawBefore,
  }
}

function isoOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString()
}
