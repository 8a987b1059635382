// A border is moved with a real pointer: both neighbours follow, it can be undone, and what is saved is what was drawn.
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import { routes } from '../../api/contract/routes.ts'
import { along, type Point } from '../../web/map/mosaic/plane.ts'
import { openMosaic } from '../support/mosaic-api.ts'
import { GridEditing } from './drivers/grid-editing.ts'
import { expect, test } from './drivers/test.ts'

/** The longest straight stretch of a border between two grids. */
function longestBorder(mosaic: CommunityMosaic): { between: [string, string]; ends: [Point, Point] } {
  const edges = [...openMosaic(mosaic).arcs.values()].flatMap(({ points, left, right }) =>
    left === null || right === null
      ? []
      : points.slice(1).map((to, i) => ({
          between: [left, right] as [string, string], // two grids, as was just asked
          ends: [points[i]!, to] as [Point, Point], // an edge has two
        })),
  )
  const length = ([a, b]: [Point, Point]) => Math.hypot(b[0] - a[0], b[1] - a[1])
  return edges.toSorted((a, b) => length(b.ends) - length(a.ends))[0]!
}

test('a border is dragged, undone, dragged again and saved: both neighbours changed', async ({
  tuzhi,
  api,
}) => {
  const county = await api.county()
  const grids = await api.areas('grid')
  const families = Map.groupBy(grids, ({ code }) => code.slice(0, 12))
  const [community] = [...families].find(([, members]) => members.length > 2)!
  const before = await api.ask(routes.getMosaic, { params: { code: community } })
  const { between, ends } = longestBorder(before)
  const editing = new GridEditing(tuzhi.page)
  await tuzhi.openCounty(county.code, { level: 'grid', area: between[0] })

  await editing.start()
  await tuzhi.map.isComplete()
  const middle = along(...ends, 0.5)
  // A tenth of its length to the side.
  const [dx, dy] = [ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]]
  const target: Point = [middle[0] - dy / 10, middle[1] + dx / 10]
  await tuzhi.map.drag([...middle], [...target])
  await editing.says('已修改 1 步')

  await tuzhi.page.keyboard.press('Control+z')
  await editing.says('尚未修改')
  await tuzhi.page.keyboard.press('Control+Shift+z')
  await editing.says('已修改 1 步')
  await editing.save('端到端测试：移动边界')

  const after = await api.ask(routes.getMosaic, { params: { code: community } })
  const changed = after.grids.filter(
    ({ code, version }) => before.grids.find((each) => each.code === code)!.version < version,
  )
  for (const code of between) expect(changed.map((each) => each.code)).toContain(code)
  // Both hold the same new corner, within some pixels of where it was dropped.
  const corners = changed
    .filter(({ code }) => between.includes(code))
    .map(
      ({ geometry }) => geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 2) as [number, number][],
    ) // positions
  const near = corners.map((all) =>
    all.filter(([lng, lat]) => Math.hypot(lng - target[0], lat - target[1]) < Math.hypot(dx, dy) / 20),
  )
  expect(near[0]).toHaveLength(1)
  expect(near[1]).toEqual(near[0])

  // Other tests know the county as it was.
  await api.ask(routes.changeMosaic, {
    params: { code: community },
    body: {
      changed: changed.map(({ code, version }) => ({
        code,
        version,
        geometry: before.grids.find((each) => each.code === code)!.geometry,
      })),
      reason: '恢复',
    },
  })
})
