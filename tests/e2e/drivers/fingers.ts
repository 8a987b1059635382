// Fingers on the map, as the screen of a phone tells of them.
import type { CDPSession } from '@playwright/test'
import type { Position } from 'geojson'
import type { Tuzhi } from './tuzhi.ts'

interface Touch {
  x: number
  y: number
}

const frames = 8
/** Longer than a finger rests that only taps. */
const restMs = 1000

export class Fingers {
  readonly #session: CDPSession
  readonly #tuzhi: Tuzhi

  private constructor(tuzhi: Tuzhi, session: CDPSession) {
    this.#tuzhi = tuzhi
    this.#session = session
  }

  static async of(tuzhi: Tuzhi): Promise<Fingers> {
    return new Fingers(tuzhi, await tuzhi.page.context().newCDPSession(tuzhi.page))
  }

  async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const [start, end] = [await this.#at([...from]), await this.#at([...to])]
    await this.#send('touchStart', [start])
    for (let i = 1; i <= frames; i++) await this.#send('touchMove', [between(start, end, i / frames)])
    await this.#send('touchEnd', [])
  }

  async rest(on: readonly [number, number]): Promise<void> {
    await this.#send('touchStart', [await this.#at([...on])])
    await this.#tuzhi.page.waitForTimeout(restMs)
    await this.#send('touchEnd', [])
  }

  /** Two fingers around a place go apart until their distance has grown by a factor. */
  async pinch(around: readonly [number, number], factor: number): Promise<void> {
    const { x, y } = await this.#at([...around])
    const pair = (reach: number): Touch[] => [
      { x: x - reach, y },
      { x: x + reach, y },
    ]
    await this.#send('touchStart', pair(30))
    for (let i = 1; i <= frames; i++)
      await this.#send('touchMove', pair(30 * (1 + ((factor - 1) * i) / frames)))
    await this.#send('touchEnd', [])
  }

  #at(position: Position): Promise<Touch> {
    return this.#tuzhi.map.pixelOf(position)
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', touches: Touch[]): Promise<void> {
    const touchPoints = touches.map((touch, id) => ({ ...touch, id }))
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}

function between(a: Touch, b: Touch, share: number): Touch {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}
