// Editing the borders of grids: the bar over the map, the panel before saving, and what is done on the map itself.
import { expect, type Locator, type Page } from '@playwright/test'
import type { CommunityMosaic, MosaicChange } from '../../../api/contract/grids.ts'
import { routes } from '../../../api/contract/routes.ts'
import { endsOf, isOuter, type Mosaic, type Outcome } from '../../../web/map/mosaic/mosaic.ts'
import { insertVertex } from '../../../web/map/mosaic/move-border.ts'
import { along, distance, isSame, keyOf, type Point } from '../../../web/map/mosaic/plane.ts'
import { openMosaic } from '../../support/mosaic-api.ts'
import type { Api } from './api.ts'
import type { Tuzhi } from './tuzhi.ts'

export class GridEditing {
  readonly bar: Locator
  readonly panel: Locator
  readonly conflict: Locator
  readonly #page: Page
  readonly #tuzhi: Tuzhi

  constructor(tuzhi: Tuzhi) {
    this.#tuzhi = tuzhi
    this.#page = tuzhi.page
    this.bar = this.#page.getByRole('region', { name: /^编辑网格边界 · / })
    this.panel = this.#page.getByRole('region', { name: '保存网格调整' })
    this.conflict = this.#page.getByRole('region', { name: '编辑期间，其他人修改了本社区的网格' })
  }

  /** From the link of one of its grids to the editor, with the whole community in sight. */
  async open(county: string, grid: string): Promise<void> {
    await this.#tuzhi.openCounty(county, { level: 'grid', area: grid })
    const before = this.#at()
    await this.#page.getByRole('button', { name: '编辑网格边界' }).click()
    await expect(this.bar.or(this.conflict)).toBeVisible()
    // The map has gone where the grids are.
    await expect.poll(() => this.#at(), { message: 'the map moves' }).not.toBe(before)
    await this.#tuzhi.map.isComplete()
  }

  async says(words: string | RegExp): Promise<void> {
    await expect(this.bar.getByText(words)).toBeVisible()
  }

  async choose(tool: string): Promise<void> {
    await this.bar.getByText(tool, { exact: true }).click()
    await expect(this.bar.getByRole('radio', { name: tool })).toBeChecked()
  }

  /** The same for a leader, who proposes. */
  async submit(reason: string): Promise<void> {
    const panel = this.#page.getByRole('region', { name: '提交调整申请' })
    await this.bar.getByRole('button', { name: '检查并提交' }).click()
    await panel.getByRole('textbox', { name: '调整原因' }).fill(reason)
    const confirm = panel.getByRole('checkbox')
    if ((await confirm.count()) > 0) await confirm.check()
    await panel.getByRole('button', { name: '提交申请', exact: true }).click()
  }

  /** Checks, confirms whatever is unusual, and says why. */
  async check(reason: string): Promise<void> {
    await this.bar.getByRole('button', { name: '检查并保存' }).click()
    await this.panel.getByRole('textbox', { name: '调整原因' }).fill(reason)
    const confirm = this.panel.getByRole('checkbox')
    if ((await confirm.count()) > 0) await confirm.check()
  }

  async save(reason: string): Promise<void> {
    await this.check(reason)
    await this.panel.getByRole('button', { name: '保存', exact: true }).click()
    await this.isSaved()
  }

  async isSaved(): Promise<void> {
    await expect(this.#page.getByText('网格已保存，指标和点位归属已更新')).toBeVisible({ timeout: 30_000 })
  }

  #at(): string | null {
    return new URL(this.#page.url()).searchParams.get('at')
  }
}

/** A straight stretch of a border between two grids. */
export interface Edge {
  between: [string, string]
  ends: [Point, Point]
}

/** The longest ones first. */
export function edgesOf(mosaic: CommunityMosaic): Edge[] {
  const edges = [...openMosaic(mosaic).arcs.values()].flatMap(({ points, left, right }) =>
    left === null || right === null
      ? []
      : points.slice(1).map((to, i) => ({
          between: [left, right] as [string, string], // two grids, as was just asked
          ends: [points[i]!, to] as [Point, Point], // an edge has two
        })),
  )
  const length = ({ ends: [a, b] }: Edge) => Math.hypot(b[0] - a[0], b[1] - a[1])
  return edges.toSorted((a, b) => length(b) - length(a))
}

/** Beside the middle of an edge, by a share of its length. */
export function beside({ ends: [a, b] }: Edge, share: number): Point {
  const middle = along(a, b, 0.5)
  return [middle[0] - (b[1] - a[1]) * share, middle[1] + (b[0] - a[0]) * share]
}

/** What a colleague does to an edge: it gets a corner beside its middle. */
export const bend =
  ({ ends: [a, b] }: Edge, to: Point) =>
  (mosaic: Mosaic): Outcome => {
    for (const [id, { points }] of mosaic.arcs)
      for (let i = 1; i < points.length; i++)
        if (isSame(points[i - 1]!, a) && isSame(points[i]!, b)) return insertVertex(mosaic, id, i, to)
    throw new Error('There is no such edge.')
  }

/** Saved beside the page; whatever is unusual about it has been seen. */
export async function saveBeside(api: Api, community: string, body: MosaicChange): Promise<void> {
  const params = { code: community }
  const { findings } = await api.ask(routes.changeMosaic, { params, body: { ...body, dryRun: true } })
  await api.ask(routes.changeMosaic, {
    params,
    body: { ...body, confirmed: findings.map(({ key }) => key) },
  })
}

/** Two places on a ring, as far from each other as its corners are: a line between them divides the grid. */
export function across(ring: readonly Point[]): [Point, Point] {
  const middles = ring.slice(1).map((to, i) => along(ring[i]!, to, 0.5))
  const [from] = middles
  const off = ([lng, lat]: Point) => Math.hypot(lng - from![0], lat - from![1])
  return [from!, middles.toSorted((a, b) => off(b) - off(a))[0]!]
}

/** The outer ring of the first grid, which lies in one part. */
export function firstRing({ grids }: CommunityMosaic): Point[] {
  return grids[0]!.geometry.coordinates[0] as [number, number][] // of a grid in one part
}

/** Points inside the community that a finger can take hold of: where grids meet, and corners between two of them. */
export function pointsOf(mosaic: CommunityMosaic): { nodes: Point[]; bends: Point[] } {
  const arcs = [...openMosaic(mosaic).arcs.values()]
  const outer = new Set(arcs.filter(isOuter).flatMap((arc) => endsOf(arc).map(keyOf)))
  const inner = arcs.filter((arc) => !isOuter(arc))
  const nodes = inner.flatMap(endsOf)
  const bends = inner.flatMap(({ points }) => points.slice(1, -1))
  const all = [...nodes, ...bends]
  /** Those with the most room first: the others may be hidden until one comes closer. */
  const byRoom = (points: Point[]) => {
    const room = (each: Point) =>
      Math.min(...all.filter((other) => !isSame(other, each)).map((other) => distance(other, each)))
    return points.toSorted((a, b) => room(b) - room(a))
  }
  return { nodes: byRoom(nodes.filter((each) => !outer.has(keyOf(each)))), bends: byRoom(bends) }
}

/** Communities with so many grids or more, those with the most first; each test takes one of its own. */
export async function communitiesOf(api: Api, fewest: number): Promise<string[]> {
  const families = Map.groupBy(await api.areas('grid'), ({ code }) => code.slice(0, 12))
  return [...families]
    .filter(([, members]) => members.length >= fewest)
    .toSorted(([one, a], [other, b]) => b.length - a.length || one.localeCompare(other))
    .map(([code]) => code)
}

export function readCommunity(api: Api, code: string): Promise<CommunityMosaic> {
  return api.ask(routes.getMosaic, { params: { code } })
}

/** Other tests know the county as it was: borders go back, new grids into those that they were cut from. */
export async function restore(api: Api, before: CommunityMosaic): Promise<void> {
  const now = await readCommunity(api, before.code)
  const known = new Map(before.grids.map((grid) => [grid.code, grid]))
  const changed = now.grids.flatMap(({ code, version }) => {
    const was = known.get(code)
    return was && was.version !== version ? [{ code, version, geometry: was.geometry }] : []
  })
  const [into] = changed
  const removed = now.grids.flatMap(({ code, version }) =>
    known.has(code) || !into ? [] : [{ code, version, into: into.code }],
  )
  if (changed.length === 0) return
  await api.ask(routes.changeMosaic, {
    params: { code: before.code },
    body: { changed, removed, reason: '恢复' },
  })
}
