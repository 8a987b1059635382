// Who follows the problems of which county? Streams as long as their sessions; a heartbeat keeps them and finds the broken ones.
import { PassThrough, type Readable } from 'node:stream'
import { heartbeatSeconds, streamsPerSession } from '../../contract/problem-views.ts'
import { AppError } from '../../db/errors.ts'
import type { Listen } from '../../db/listen.ts'
import { problemChannel, readProblemChange } from '../../db/problem-changes.ts'
import { freshProblems } from '../../db/problem-index.ts'
import { sightOf } from '../../db/problem-scope.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { type Follower, LiveCounty } from './live-county.ts'

export interface LiveOptions {
  db: Db
  /** Without it changes by other processes are noticed at the next heartbeat. */
  listen?: Listen
  /** Those of some sessions that are not over, with what they may do; looking does not keep them alive. */
  lookAtSessions: (db: Db, ids: readonly number[]) => Promise<ReadonlyMap<number, Omit<Caller, 'address'>>>
  heartbeatMs?: number
}

/** Of one process; many changes at once are read once. */
const mostStreams = 5000
const patienceMs = 30
/** A session that ended is told nothing more after this, as with requests. */
const trustedMs = 2000

export class LiveProblems {
  readonly #options: LiveOptions
  readonly #counties = new Map<string, LiveCounty>()
  readonly #woken = new Map<string, NodeJS.Timeout>()
  readonly #checkedAt = new WeakMap<LiveCounty, number>()
  #heart: NodeJS.Timeout | undefined
  #listening: Promise<() => Promise<void>> | undefined

  constructor(options: LiveOptions) {
    this.#options = options
  }

  /** @throws AppError unknown-area, too-many-requests */
  async open(caller: Caller, county: string, lastEventId: string | undefined): Promise<Readable> {
    const { db, heartbeatMs = heartbeatSeconds * 1000 } = this.#options
    await this.#hear()
    const columns = await freshProblems(db, county)
    this.#checkRoom(caller)
    this.#heart ??= setInterval(() => this.#beat(), heartbeatMs).unref()
    const live = this.#liveCounty(county)
    const body = new PassThrough()
    const follower: Follower = {
      caller,
      sight: sightOf(columns, caller),
      body,
      waiting: [],
      sawBefore: false,
    }
    live.add(follower, lastEventId)
    body.on('close', () => this.#leave(county, live, follower))
    return body
  }

  /** Ends every stream: a server that stops waits for nobody. */
  async close(): Promise<void> {
    clearInterval(this.#heart)
    for (const timer of this.#woken.values()) clearTimeout(timer)
    for (const live of this.#counties.values()) live.close()
    this.#counties.clear()
    const stop = await this.#listening?.catch(() => undefined)
    await stop?.()
  }

  /** Once; after a failure whoever comes next tries again. */
  async #hear(): Promise<void> {
    this.#listening ??= this.#options.listen?.(
      problemChannel,
      (payload) => this.#wake(readProblemChange(payload).county),
      () => this.#wakeAll(),
    )
    try {
      await this.#listening
    } catch (error) {
      this.#listening = undefined
      throw error
    }
  }

  #checkRoom({ sessionId }: Caller): void {
    const followers = [...this.#counties.values()].flatMap((live) => [...live.followers])
    const own = followers.filter(({ caller }) => caller.sessionId === sessionId)
    if (own.length >= streamsPerSession || followers.length >= mostStreams)
      throw new AppError('too-many-requests', 'Too many pages follow the problems already; close some.')
  }

  #liveCounty(county: string): LiveCounty {
    const known = this.#counties.get(county)
    if (known) return known
    const live = new LiveCounty(this.#options.db, county, () => void this.#send(county, live))
    this.#counties.set(county, live)
    return live
  }

  #leave(county: string, live: LiveCounty, follower: Follower): void {
    live.followers.delete(follower)
    if (live.followers.size > 0 || this.#counties.get(county) !== live) return
    live.close()
    this.#counties.delete(county)
  }

  #wakeAll(): void {
    for (const county of this.#counties.keys()) this.#wake(county)
  }

  /** Reading what changed is enough: whoever watches is told then. */
  #wake(county: string): void {
    if (!this.#counties.has(county) || this.#woken.has(county)) return
    const timer = setTimeout(() => {
      this.#woken.delete(county)
      freshProblems(this.#options.db, county).catch(() => this.#drop(county))
    }, patienceMs)
    this.#woken.set(county, timer)
  }

  #beat(): void {
    for (const [county, live] of this.#counties) {
      for (const each of live.followers) each.waiting.push(': beat\n\n')
      this.#checkedAt.delete(live)
      void this.#send(county, live)
      this.#wake(county)
    }
  }

  /** To those whose session is still open, by what they may see now. */
  async #send(county: string, live: LiveCounty): Promise<void> {
    try {
      if (Date.now() - (this.#checkedAt.get(live) ?? 0) > trustedMs) await this.#check(county, live)
    } catch {
      this.#drop(county)
    }
    for (const each of live.followers) live.send(each)
  }

  async #check(county: string, live: LiveCounty): Promise<void> {
    const { db, lookAtSessions } = this.#options
    const ids = new Set([...live.followers].map(({ caller }) => caller.sessionId))
    const callers = await lookAtSessions(db, [...ids])
    const columns = await freshProblems(db, county)
    this.#checkedAt.set(live, Date.now())
    for (const each of live.followers) {
      const caller = callers.get(each.caller.sessionId)
      if (!caller || caller.mustChangePassword) live.end(each)
      else if (JSON.stringify(caller.grants) !== JSON.stringify(each.caller.grants))
        live.regrade(each, columns, caller)
    }
  }

  /** The database is away: whoever comes back asks again. */
  #drop(county: string): void {
    this.#counties.get(county)?.close()
    this.#counties.delete(county)
  }
}
