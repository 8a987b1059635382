// A proposal is taken up, a block painted over, the totals follow, and what is saved is what was painted.
import { routes } from '../../api/contract/routes.ts'
import { polygonOf } from '../../web/map/mosaic/polygons.ts'
import { GridEditing } from './drivers/grid-editing.ts'
import { GridPainting, planPainting } from './drivers/grid-painting.ts'
import { expect, test } from './drivers/test.ts'

/** Wherever its rings begin. */
function corners({ coordinates }: { coordinates: unknown[] }): string[] {
  const numbers = coordinates.flat(3) as number[] // longitudes and latitudes in turn
  const pairs = numbers.flatMap((lng, i) => (i % 2 === 0 ? [`${lng},${numbers[i + 1]}`] : []))
  return [...new Set(pairs)].toSorted()
}

test('a proposal is adjusted with the brush and saved', async ({ tuzhi, api }) => {
  test.setTimeout(180_000)
  const county = await api.county()
  const plan = await planPainting(api)
  const { community, before, from, to, spot, along, households } = plan
  const editing = new GridEditing(tuzhi)
  const painting = new GridPainting(tuzhi.page)
  await editing.open(county.code, before.grids[0]!.code)
  await painting.propose(before.grids.length)
  await editing.says('已修改 1 步')
  await painting.adjust()
  // What a click does now is painting, and no tool claims it.
  await expect(editing.bar.getByRole('radio', { checked: true })).toHaveCount(0)
  for (const [code, number] of households.proposed) await painting.has(code, number)
  await tuzhi.isAccessible()

  await painting.choose(to)
  await tuzhi.map.isComplete()
  await tuzhi.map.drag([...spot], [...along])
  await editing.says('已修改 2 步')
  for (const [code, number] of households.painted) await painting.has(code, number)
  expect(households.painted.get(from)).not.toBe(households.proposed.get(from))
  // Back and forth, as any step.
  await tuzhi.page.keyboard.press('Control+z')
  await painting.has(from, households.proposed.get(from)!)
  await tuzhi.page.keyboard.press('Control+Shift+z')
  await painting.has(from, households.painted.get(from)!)
  // The same without a pointer.
  await tuzhi.page.keyboard.press('Control+z')
  await painting.has(from, households.proposed.get(from)!)
  await painting.paintByKeys(plan.piece)
  await painting.has(from, households.painted.get(from)!)

  // Esc ends the painting and nothing else.
  await tuzhi.page.keyboard.press('Escape')
  await expect(painting.panel).toHaveCount(0)
  await editing.says('已修改 2 步')
  await editing.save('端到端测试：划分方案并涂绘')
  const after = await api.ask(routes.getMosaic, { params: { code: community } })
  expect(after.grids.map(({ code }) => code)).toEqual(before.grids.map(({ code }) => code))
  for (const { code, geometry } of after.grids)
    expect(corners(geometry), code).toEqual(corners(polygonOf(plan.after, code)))

  // Other tests know the county as it was.
  const body = {
    changed: after.grids.map(({ code, version }) => ({
      code,
      version,
      geometry: before.grids.find((each) => each.code === code)!.geometry,
    })),
    reason: '恢复',
  }
  const { findings } = await api.ask(routes.changeMosaic, {
    params: { code: community },
    body: { ...body, dryRun: true },
  })
  await api.ask(routes.changeMosaic, {
    params: { code: community },
    body: { ...body, confirmed: findings.map(({ key }) => key) },
  })
})
