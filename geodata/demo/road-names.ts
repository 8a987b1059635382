// What is a street called? By the ring, by the river, by its class and by where it runs.
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import { bankMetres } from './plan.ts'
import { minus, type Point } from './plane.ts'
import type { Random } from './random.ts'

function span(ground: Ground, halfEdges: readonly number[]): Point {
  const [from] = ground.plan.mesh.ends(halfEdges[0]!)
  const [, to] = ground.plan.mesh.ends(halfEdges.at(-1)!)
  return minus(to, from)
}

function runsEast(ground: Ground, halfEdges: readonly number[]): boolean {
  const [east, north] = span(ground, halfEdges)
  return Math.abs(east) >= Math.abs(north)
}

/** From the west, or from the north. */
export function inReadingOrder(ground: Ground, parts: number[][]): number[][] {
  const whole = parts.flat()
  const [east, north] = span(ground, whole)
  const forward = runsEast(ground, whole) ? east > 0 : north < 0
  return forward ? parts : parts.map((part) => part.map((h) => h ^ 1).reverse()).reverse()
}

const wellKnown = {
  arterial: '青禾 人民 建设 迎宾 文昌 新华 朝阳 振兴 长安 禾丰 民主 团结'.split(' '),
  secondary: '和平 文化 胜利 友谊 育才 翠湖 康宁 光明 富民 工业 麦香 体育 锦绣'.split(' '),
  local: '学府 槐荫 杏花 柳荫 书院 钟楼 粮站 车站 菜园 水塔 染坊 磨坊 桂花 竹园'.split(' '),
}

export function nameRoad(
  ground: Ground,
  chain: number[],
  ring: boolean,
  names: Names,
  random: Random,
): string {
  const { mesh, extent } = ground.plan
  const role = mesh.role[chain[0]! >> 1]!
  const [x, y] = mesh.ends(chain[Math.floor(chain.length / 2)]!)[0]
  if (role === 'expressway') return names.numbered('青禾北绕城公路')
  if (ring) {
    const [east, north] = [
      (x - extent.centre[0]) / extent.halfLength,
      (y - extent.centre[1]) / extent.halfWidth,
    ]
    const beside = Math.abs(east) > 1.6 * Math.abs(north) ? '' : north > 0 ? '北' : '南'
    const across = Math.abs(north) > 1.6 * Math.abs(east) ? '' : east > 0 ? '东' : '西'
    // Two sides of the ring may share a name, as one road that turns a corner does.
    return `环城${across}${beside}路`
  }
  if (
    role === 'secondary' &&
    Math.abs(y) < ground.plan.riverMetres + bankMetres + 10 &&
    runsEast(ground, chain)
  ) {
    return names.numbered(y > 0 ? '滨河北路' : '滨河南路')
  }
  if (role === 'arterial')
    return names.unique(wellKnown.arterial, runsEast(ground, chain) ? ['大道', '路'] : ['路', '大街'])
  if (role === 'secondary')
    return names.unique(wellKnown.secondary, runsEast(ground, chain) ? ['路'] : ['街', '路'])
  return names.unique(
    random.chance(0.5) ? wellKnown.local : [],
    runsEast(ground, chain) ? ['路', '巷', '街'] : ['巷', '街'],
  )
}

/** 青禾大道 in two parts: 青禾大道西段 and 青禾大道东段. */
export function withSide(name: string, i: number, parts: number[][], ground: Ground): string {
  const sides = runsEast(ground, parts.flat()) ? ['西', '东'] : ['北', '南']
  if (parts.length > 3) return `${name}${i + 1}段`
  const side = i === 0 ? sides[0] : i === parts.length - 1 ? sides[1] : '中'
  return `${name}${side}段`
}
