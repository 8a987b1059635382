// Do the shapes of the other tests lie where they say? Against PROJ 9.1.1, as domain.md §5.2 gives it.
import { expect, test } from 'vitest'
import { originEasting, originNorthing, position } from '../support/shapes.ts'

test('a point of Huining lies where PROJ puts it', () => {
  // lon 105.05, lat 35.69 → E 504 525.76, N 3 951 147.42 in EPSG:4544
  const [lng, lat] = position([504_525.76 - originEasting, 3_951_147.42 - originNorthing])
  // 1e-7 degrees are a centimetre, which is how far the example is rounded.
  expect(lng).toBeCloseTo(105.05, 6)
  expect(lat).toBeCloseTo(35.69, 6)
})
