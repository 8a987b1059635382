// Painting grids and proposals, and what they must come to: worked out beside the page from what the server says.
import { expect, type Locator, type Page } from '@playwright/test'
import type { Division } from '../../../api/contract/grid-division.ts'
import type { CommunityMosaic } from '../../../api/contract/grids.ts'
import { routes } from '../../../api/contract/routes.ts'
import { adoptDivision } from '../../../web/map/mosaic/adopt-shapes.ts'
import type { Mosaic } from '../../../web/map/mosaic/mosaic.ts'
import {
  atomsUnder,
  type Cells,
  cutCells,
  gridsOfAtoms,
  paint,
  piecesOf,
} from '../../../web/map/mosaic/paint.ts'
import { totalsOf } from '../../../web/map/mosaic/paint-totals.ts'
import type { Point } from '../../../web/map/mosaic/plane.ts'
import { formatNumber } from '../../../web/text/figures.ts'
import { openMosaic } from '../../support/mosaic-api.ts'
import type { Api } from './api.ts'

/** A block to press, the grid that shall have it, and the households of each grid afterwards. */
export interface PaintPlan {
  community: string
  before: CommunityMosaic
  division: Division
  mosaic: Mosaic
  from: string
  to: string
  spot: Point
  /** Another place in it, some way off: from one to the other is a stroke over nothing else. */
  along: Point
  /** Its number in the list of blocks, from 0. */
  piece: number
  households: { proposed: Map<string, string>; painted: Map<string, string> }
  after: Mosaic
}

/** The first community of which a proposal of as many grids as it has keeps all codes, and a block that may change hands. */
export async function planPainting(api: Api): Promise<PaintPlan> {
  const families = Map.groupBy(await api.areas('grid'), ({ code }) => code.slice(0, 12))
  for (const [community, members] of families) {
    if (members.length < 3) continue
    const params = { code: community }
    const body = { grids: members.length, keep: true, seed: 1 }
    const division = await api.ask(routes.proposeDivision, { params, body })
    if (division.grids.some(({ code }) => code === null)) continue
    const before = await api.ask(routes.getMosaic, { params })
    const ground = await api.ask(routes.getGround, { params })
    const adopted = adoptDivision(openMosaic(before), community, division.grids)
    if (adopted.refusal) continue
    const cells = cutCells(adopted.mosaic, ground, before)
    const move = findMove(adopted.mosaic, cells)
    if (!move) continue
    const say = (mosaic: Mosaic) =>
      new Map(
        [...totalsOf(cells, gridsOfAtoms(cells, mosaic), ground.target)].map(([code, { households }]) => [
          code,
          formatNumber(households ?? 0),
        ]),
      )
    const households = { proposed: say(adopted.mosaic), painted: say(move.after) }
    return { community, before, division, mosaic: adopted.mosaic, ...move, households }
  }
  throw new Error('No community of the demo county can be divided and painted.')
}

function findMove(
  mosaic: Mosaic,
  cells: Cells,
): Pick<PaintPlan, 'from' | 'to' | 'spot' | 'along' | 'piece' | 'after'> | undefined {
  const grids = gridsOfAtoms(cells, mosaic)
  const { atoms } = cells.subdivision
  for (const [number, piece] of piecesOf(cells, 'block').entries()) {
    const from = grids[piece[0]!]
    // With land of several grids there is no telling whose a press would take.
    if (!from || piece.some((atom) => grids[atom] !== from)) continue
    for (const to of mosaic.grids.keys()) {
      const painted =
        to === from ? undefined : paint(mosaic, cells, { atoms: new Set(piece), to, handOn: false })
      if (!painted?.change || painted.mosaic.grids.size < mosaic.grids.size) continue
      const largest = piece.toSorted((a, b) => atoms[b]!.squareMetres - atoms[a]!.squareMetres)[0]!
      const spot = atoms[largest]!.inner
      const along = strokeWithin(cells, piece, spot)
      if (along) return { from, to, spot, along, piece: number, after: painted.mosaic }
    }
  }
  return undefined
}

/** Metres, the longest first; less than the shortest is no stroke for a finger. */
const strokes = [240, 160, 110]

/** The end of a straight stroke that stays in the piece. */
function strokeWithin(cells: Cells, piece: readonly number[], [lng, lat]: Point): Point | undefined {
  const isWithin = (point: Point) => {
    const under = atomsUnder(cells, point, 0)
    return under.length > 0 && under.every((atom) => piece.includes(atom))
  }
  for (const metres of strokes)
    for (let turn = 0; turn < 16; turn++) {
      const angle = (turn * Math.PI) / 8
      const at = (share: number): Point => [
        lng + (share * metres * Math.cos(angle)) / (111_320 * Math.cos((lat * Math.PI) / 180)),
        lat + (share * metres * Math.sin(angle)) / 111_320,
      ]
      // A little further too: a hand does not stop on the metre.
      if ([0.2, 0.4, 0.6, 0.8, 1, 1.2].every((share) => isWithin(at(share)))) return at(1)
    }
  return undefined
}

export const shortName = (grid: string) => grid.slice(12)

export class GridPainting {
  readonly division: Locator
  readonly panel: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.division = page.getByRole('region', { name: '自动划分方案' })
    this.panel = page.getByRole('region', { name: '按街区涂绘网格' })
  }

  async propose(grids: number): Promise<void> {
    await this.#page.getByRole('button', { name: '划分方案' }).click()
    await this.division.getByRole('spinbutton', { name: '网格个数' }).fill(String(grids))
    await this.division.getByRole('checkbox', { name: '尽量沿用现有边界' }).check()
    await this.division.getByRole('button', { name: '提出方案' }).click()
    await expect(this.division.getByText(`方案：${grids} 个网格`)).toBeVisible({ timeout: 60_000 })
  }

  async adjust(): Promise<void> {
    await this.division.getByRole('button', { name: '接受并涂绘调整' }).click()
    await expect(this.panel.getByRole('table')).toBeVisible({ timeout: 60_000 })
  }

  async choose(grid: string): Promise<void> {
    const radio = this.panel.getByRole('radio', { name: `划给 ${shortName(grid)}` })
    await radio.check()
    await expect(radio).toBeChecked()
  }

  async has(grid: string, households: string): Promise<void> {
    const row = this.panel
      .getByRole('row')
      .filter({ has: this.#page.getByRole('radio', { name: `划给 ${shortName(grid)}` }) })
    await expect(row.getByRole('cell').first()).toHaveText(households)
  }

  /** With the keys alone: down the list to a block, and Enter. */
  async paintByKeys(piece: number): Promise<void> {
    await this.panel.getByRole('button', { name: '街区列表' }).click()
    const list = this.panel.getByRole('listbox', { name: '街区列表' })
    await list.focus()
    await list.press('Home')
    const chosen = list.getByRole('option', { selected: true })
    for (let at = 0; at < piece; at++) {
      await expect(chosen).toHaveText(new RegExp(`^${at + 1} 号`))
      await list.press('ArrowDown')
    }
    await expect(chosen).toHaveText(new RegExp(`^${piece + 1} 号`))
    await list.press('Enter')
  }
}
