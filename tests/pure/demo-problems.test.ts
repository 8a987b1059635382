// A year of problems in the demo county: repeatable, in order, by the rules of the workflow, and none from the future.
import { describe, expect, it } from 'vitest'
import { problemCategoryPresets } from '../../api/contract/problem-categories.ts'
import {
  type ProblemAction,
  type ProblemStatus,
  type Step,
  statusAfter,
  workflow,
} from '../../api/contract/problem-workflow.ts'
import { generateCounty } from '../../geodata/demo/generate.ts'
import { drawScene, type SceneId, sceneIds, sceneVariants } from '../../geodata/demo/scenes.ts'

const until = new Date('2026-11-26T03:00:00Z')
const county = generateCounty({ size: 'S', seed: 1, until })
const problems = [...(county.problems ?? [])]
const places = new Set(county.places.map(({ kind, sourceKey }) => `${kind} ${sourceKey}`))

/** The status at the end; says which step the workflow would not let pass. */
function follow(steps: readonly { action: string }[]): ProblemStatus {
  let status: ProblemStatus = 'reported'
  for (const { action } of steps) {
    const step: Step | undefined = workflow[action as ProblemAction] // undefined for what is no step
    if (!step?.from.includes(status)) throw new Error(`${action} from ${status}`)
    status = statusAfter(status, action as ProblemAction) // it is one: its step was found
  }
  return status
}

describe('the problems of the demo county', () => {
  it('are 300 in the smallest one, the same every time', () => {
    expect(problems).toHaveLength(300)
    expect([...(county.problems ?? [])]).toEqual(problems)
    expect([...(generateCounty({ size: 'S', seed: 1, until }).problems ?? [])]).toEqual(problems)
  })

  it('happen at places of the county, in categories of the preset', () => {
    const categories = new Set(problemCategoryPresets.map(({ code }) => code))
    for (const { category, place } of problems) {
      expect(categories).toContain(category)
      expect(places).toContain(`${place.kind} ${place.place}`)
    }
  })

  it('go the way of the workflow, step after step, and only until now', () => {
    for (const { reportedAt, steps } of problems) {
      expect(() => follow(steps)).not.toThrow()
      const moments = [reportedAt, ...steps.map(({ at }) => at)].map((each) => Date.parse(each))
      expect(moments).toEqual([...moments].sort((a, b) => a - b))
      expect(moments.at(-1)).toBeLessThanOrEqual(until.getTime())
      expect(moments[0]).toBeGreaterThan(until.getTime() - 375 * 24 * 3_600_000)
    }
  })

  it('are mostly closed; some wait, and not all for the same', () => {
    const ends = Map.groupBy(problems, ({ steps }) => follow(steps))
    expect(ends.get('closed')?.length).toBeGreaterThan(200)
    expect(ends.get('dispatched')?.length).toBeGreaterThan(3)
    expect(ends.size).toBeGreaterThan(5)
  })
})

describe('a drawn photo', () => {
  it.each(sceneIds)(
    '%s: shows another corner in each variant, and what was wrong is gone when mended',
    (id) => {
      const pictures = Array.from({ length: sceneVariants }, (_, variant) =>
        [false, true].map((mended) => drawScene(id, variant, mended)),
      ).flat()
      expect(new Set(pictures).size).toBe(pictures.length)
      expect(drawScene(id, 1, false)).toBe(pictures[2])
      for (const each of pictures) expect(each).not.toMatch(/NaN|undefined/)
    },
  )

  it('is there for every problem', () => {
    for (const { scene, picture } of problems) {
      expect(sceneIds).toContain(scene as SceneId) // compared, whatever it is
      expect(picture).toBeLessThan(sceneVariants)
    }
  })
})
