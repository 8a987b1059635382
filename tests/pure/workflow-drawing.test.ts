// The drawing of the workflow shows every status and every step that leads from one to another.
import { expect, test } from 'vitest'
import { actionIds, type Step, statusIds, workflow } from '../../api/contract/problem-workflow.ts'
import { arrowsOf, boxesOf, boxSize, drawing } from '../../web/components/workflow-layout.ts'

test('every status has a box, all of it on the paper, none on another', () => {
  const boxes = boxesOf()
  expect(boxes.map(({ status }) => status).toSorted()).toEqual([...statusIds].toSorted())
  for (const { x, y } of boxes) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + boxSize.width).toBeLessThanOrEqual(drawing.width)
    expect(y + boxSize.height).toBeLessThanOrEqual(drawing.height)
  }
  const overlaps = boxes.filter((a) =>
    boxes.some((b) => a !== b && Math.abs(a.x - b.x) < boxSize.width && Math.abs(a.y - b.y) < boxSize.height),
  )
  expect(overlaps).toEqual([])
})

test('every step that changes the status is on an arrow, every other one in the boxes that it belongs to', () => {
  const drawn = new Set(arrowsOf().flatMap(({ actions }) => actions))
  const moving = actionIds.filter((id) => (workflow[id] as Step).to !== 'same')
  expect([...drawn].toSorted()).toEqual(moving.toSorted())
  const boxes = boxesOf()
  for (const id of actionIds.filter((each) => !moving.includes(each) && each !== 'note')) {
    const holding = boxes.filter(({ stays }) => stays.includes(id)).map(({ status }) => status)
    expect(holding.toSorted()).toEqual([...(workflow[id] as Step).from].toSorted())
  }
})
