// Hears what a server announces with `notify`, on a connection of its own: those of the pool come and go.
import pg from 'pg'

/**
 * Calls `hear` for every `notify` on the channel, once its transaction is committed, until the answered function is
 * called. `miss`: the connection was broken and is back; what was said meanwhile is lost.
 */
export type Listen = (
  channel: string,
  hear: (payload: string) => void,
  miss?: () => void,
) => Promise<() => Promise<void>>

/** Before the next try of a connection that broke: longer and longer, up to half a minute. */
const waitMs = (tries: number) => Math.min(30_000, 250 * 2 ** tries)

export class ServerEars {
  readonly #url: string
  readonly #open = new Set<() => Promise<void>>()

  constructor(url: string) {
    this.#url = url
  }

  /** @throws the error of the first connection; later ones are tried again */
  listen: Listen = async (channel, hear, miss) => {
    let client: pg.Client | undefined
    let timer: NodeJS.Timeout | undefined
    let ended = false
    const connect = async () => {
      const next = new pg.Client({ connectionString: this.#url, keepAlive: true })
      // Also an idle connection breaks: without this the process would end.
      next.on('error', () => {})
      next.on('notification', ({ payload }) => hear(payload ?? ''))
      try {
        await next.connect()
        await next.query(`listen ${pg.escapeIdentifier(channel)}`)
      } catch (error) {
        await next.end().catch(() => {})
        throw error
      }
      if (ended) return next.end()
      client = next
      next.once('end', () => {
        client = undefined
        if (!ended) retry(0)
      })
    }
    const retry = (tries: number) => {
      timer = setTimeout(async () => {
        try {
          await connect()
          if (!ended) miss?.()
        } catch {
          if (!ended) retry(tries + 1)
        }
      }, waitMs(tries))
      timer.unref()
    }
    await connect()
    const end = async () => {
      ended = true
      clearTimeout(timer)
      this.#open.delete(end)
      await client?.end()
    }
    this.#open.add(end)
    return end
  }

  async end(): Promise<void> {
    await Promise.all([...this.#open].map((end) => end()))
  }
}
