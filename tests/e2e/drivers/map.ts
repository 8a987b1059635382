// The map: when its picture is complete, what a pointer does on it, and what can be seen at a place of the world.
import { expect, type Locator, type Page, type Request } from '@playwright/test'
import type { Position } from 'geojson'
import type { Box } from '../../../api/contract/areas.ts'
import type { Camera } from '../../../web/view.ts'
import { type Land, middleOf, offsetOf, type Pixel, positionsAlong, positionsIn } from './geography.ts'
import { type Colour, coloursAt, distance, fromHex, median } from './picture.ts'

/** How a line of the map's palette reads after smoothing. */
const similar = 70

export class MapPicture {
  readonly canvas: Locator
  readonly #page: Page
  readonly #frame: Locator
  readonly #asked = new Set<Request>()

  constructor(page: Page) {
    this.#page = page
    this.canvas = page.getByRole('region', { name: /^(地图|Map)$/ })
    // The one thing on the page that has no role: the element in which the map tells whether it is complete.
    this.#frame = page.locator('[data-idle]')
    const forget = (request: Request) => void this.#asked.delete(request)
    page.on('request', (request) => {
      // What keeps telling never ends.
      if (request.resourceType() !== 'eventsource') this.#asked.add(request)
    })
    page.on('requestfinished', forget)
    page.on('requestfailed', forget)
  }

  /** Every answer has come and everything is drawn. */
  async isComplete(): Promise<void> {
    await expect(this.canvas).toBeVisible({ timeout: 60_000 })
    await expect
      .poll(async () => this.#asked.size === 0 && (await this.#frame.getAttribute('data-idle')) === 'true', {
        message: 'the map is complete',
        timeout: 60_000,
        intervals: [100],
      })
      .toBe(true)
  }

  /** Where the link says that the map is. */
  camera(): Camera {
    const at = new URL(this.#page.url()).searchParams.get('at') ?? ''
    const [zoom, lat, lng] = at.split(',').map(Number)
    if (zoom === undefined || lat === undefined || lng === undefined)
      throw new Error('The link names no camera.')
    return { lng, lat, zoom }
  }

  /** The map lies where all of the box is in sight. */
  async shows([west, south, east, north]: Box): Promise<void> {
    const corners = [
      [west, south],
      [east, north],
    ] as const
    await expect
      .poll(
        async () => {
          const canvas = await this.canvas.boundingBox()
          const seen = await Promise.all(corners.map((corner) => this.pixelOf([...corner])))
          return seen.every(
            ({ x, y }) =>
              canvas &&
              x > canvas.x &&
              x < canvas.x + canvas.width &&
              y > canvas.y &&
              y < canvas.y + canvas.height,
          )
        },
        { message: `the map shows ${[west, south, east, north]}` },
      )
      .toBe(true)
  }

  async click(position: Position): Promise<void> {
    const { x, y } = await this.pixelOf(position)
    await this.#page.mouse.click(x, y)
  }

  /** Takes hold in one place and lets go in another, as a hand does: not in one leap. */
  async drag(from: Position, to: Position): Promise<void> {
    const [start, end] = [await this.pixelOf(from), await this.pixelOf(to)]
    const { mouse } = this.#page
    await mouse.move(start.x, start.y)
    await mouse.down()
    await mouse.move(end.x, end.y, { steps: 8 })
    await mouse.up()
  }

  /** Takes hold and moves there without letting go. */
  async hold(from: Position, to: Position): Promise<void> {
    const [start, end] = [await this.pixelOf(from), await this.pixelOf(to)]
    const { mouse } = this.#page
    await mouse.move(start.x, start.y)
    await mouse.down()
    await mouse.move(end.x, end.y, { steps: 8 })
  }

  async tap(position: Position): Promise<void> {
    const { x, y } = await this.pixelOf(position)
    await this.#page.touchscreen.tap(x, y)
  }

  async hover(position: Position): Promise<void> {
    const { x, y } = await this.pixelOf(position)
    await this.#page.mouse.move(x, y)
  }

  /** An outline of this colour runs around the area. */
  async outlines(land: Land, colour: string): Promise<void> {
    await expect
      .poll(() => this.#shareOutlined(land, colour), { message: `outlined in ${colour}`, timeout: 20_000 })
      .toBeGreaterThan(0.7)
  }

  async doesNotOutline(land: Land, colour: string): Promise<void> {
    await expect
      .poll(() => this.#shareOutlined(land, colour), {
        message: `not outlined in ${colour}`,
        timeout: 20_000,
      })
      .toBeLessThan(0.3)
  }

  /** What most of an area looks like. */
  async tint(land: Land): Promise<Colour> {
    return this.colour(positionsIn(land))
  }

  /** What most of these positions look like. */
  async colour(positions: readonly Position[]): Promise<Colour> {
    return median(await coloursAt(this.#page, await Promise.all(positions.map((each) => this.pixelOf(each)))))
  }

  /** What is seen of it above a panel at the lower edge: there are roads and houses everywhere, and bare ground is of one colour. */
  async isSeenAbove(panel: Locator): Promise<void> {
    const share = async () => {
      const [map, box] = [await this.canvas.boundingBox(), await panel.boundingBox()]
      if (!map || !box) throw new Error('There is no map or no panel.')
      const points = Array.from({ length: 400 }, (_, i) => ({
        x: map.x + 20 + (i % 20) * ((map.width - 40) / 20),
        y: map.y + 8 + Math.floor(i / 20) * ((box.y - map.y - 16) / 20),
      }))
      const counts = Map.groupBy(await coloursAt(this.#page, points), String)
      return Math.max(...[...counts.values()].map(({ length }) => length)) / points.length
    }
    await expect.poll(share, { message: 'share of the commonest colour' }).toBeLessThan(0.6)
  }

  /** The browser takes the picture back, as it does when memory is short; `again`: and can draw one half a second later. */
  async loseContext(again: boolean): Promise<void> {
    await this.canvas.evaluate(async (canvas, again) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('The map is a canvas.')
      const driver = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')
      if (!driver) throw new Error('This browser cannot lose a context.')
      const lost = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve))
      driver.loseContext()
      await lost
      if (again) setTimeout(() => driver.restoreContext(), 500)
    }, again)
  }

  middle(land: Land): Position {
    return middleOf(land)
  }

  /** Share of the edge that is drawn in the colour, give or take a pixel. */
  async #shareOutlined(land: Land, colour: string): Promise<number> {
    const edge = await Promise.all(positionsAlong(land).map((each) => this.pixelOf(each)))
    const around = [-2, -1, 0, 1, 2].flatMap((dy) => [-2, -1, 0, 1, 2].map((dx) => ({ dx, dy })))
    const points = edge.flatMap(({ x, y }) => around.map(({ dx, dy }) => ({ x: x + dx, y: y + dy })))
    const seen = await coloursAt(this.#page, points)
    const wanted = fromHex(colour)
    const hits = edge.filter((_, index) =>
      seen
        .slice(index * around.length, (index + 1) * around.length)
        .some((each) => distance(each, wanted) < similar),
    )
    return hits.length / edge.length
  }

  async pixelOf(position: Position): Promise<Pixel> {
    const box = await this.canvas.boundingBox()
    if (!box) throw new Error('There is no map.')
    const { x, y } = offsetOf(position, this.camera())
    return { x: box.x + box.width / 2 + x, y: box.y + box.height / 2 + y }
  }
}
