// Units by how many places they answer for, each with a colour while there are colours; what has none stands out.
import { describe, expect, test } from 'vitest'
import { openColor, otherUnitsColor, placeStates, sharesOf } from '../../web/map/unit-colours.ts'

describe('shares', () => {
  test('most places first, then the older unit; places without a unit are nobody', () => {
    // Unit 7 has two places, units 3 and 5 one each, one place has none.
    const shares = sharesOf([5, 7, 0, 3, 7])
    expect(shares.map(({ unitId, count }) => [unitId, count])).toEqual([
      [7, 2],
      [3, 1],
      [5, 1],
    ])
  })

  test('eleven units have a colour of their own, the twelfth shares one with the rest', () => {
    const shares = sharesOf(Array.from({ length: 13 }, (_, index) => index + 1))
    const own = shares.slice(0, 11).map(({ color }) => color)
    expect(new Set(own).size).toBe(11)
    expect(own).not.toContain(openColor)
    expect(shares.slice(11).map(({ color, other }) => [color, other])).toEqual([
      [otherUnitsColor, true],
      [otherUnitsColor, true],
    ])
  })
})

describe('places', () => {
  const places = { placeIds: [11, 12, 13], unitIds: [4, 0, 9] }
  const shares = sharesOf(places.unitIds)

  test('have the colour of their unit, or the one of a gap', () => {
    const states = placeStates(places, shares, undefined, new Set())
    expect(states.get(11)).toEqual({ color: shares[0]?.color, open: false, faint: false, picked: false })
    expect(states.get(12)).toEqual({ color: openColor, open: true, faint: false, picked: false })
  })

  test('step back when another unit is looked at, or the gaps', () => {
    const faint = (chosen: number) =>
      [...placeStates(places, shares, chosen, new Set()).values()].map((state) => state.faint)
    expect(faint(9)).toEqual([true, true, false])
    expect(faint(0)).toEqual([true, false, true])
  })

  test('inside the line drawn around are marked', () => {
    expect(placeStates(places, shares, undefined, new Set([13])).get(13)?.picked).toBe(true)
  })
})
