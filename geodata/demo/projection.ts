// Between longitude/latitude and the CGCS2000 3° Gauss-Krüger plane of zone 35 (EPSG:4544), by Krüger's series in n.
// Source: the n-series of L. Krüger (1912) as in Karney, Transverse Mercator with an accuracy of a few nanometers
// (2011), eqs. 35 and 36, cut after n⁴: errors far below a millimetre inside the zone.

const semiMajorMetres = 6378137
const flattening = 1 / 298.257222101 // GRS80, which CGCS2000 shares to 10⁻⁸
const centralMeridian = 105
const falseEasting = 500000

const n = flattening / (2 - flattening)
const eccentricity = Math.sqrt(flattening * (2 - flattening))
const rectifyingRadius = (semiMajorMetres / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)

const toPlane = [
  n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
  (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
  (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
  (49561 * n ** 4) / 161280,
]
const toGlobe = [
  n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440,
  (17 * n ** 3) / 480 - (37 * n ** 4) / 840,
  (4397 * n ** 4) / 161280,
]
const radians = Math.PI / 180

/** `[lng, lat]` in degrees to `[easting, northing]` in metres. */
export function toGaussKruger([lng, lat]: readonly [number, number]): [number, number] {
  const tangent = Math.tan(lat * radians)
  const conformal = conformalTangent(tangent)
  const angle = (lng - centralMeridian) * radians
  const xi = Math.atan2(conformal, Math.cos(angle))
  const eta = Math.asinh(Math.sin(angle) / Math.hypot(conformal, Math.cos(angle)))
  let [x, y] = [xi, eta]
  toPlane.forEach((factor, i) => {
    const k = 2 * (i + 1)
    x += factor * Math.sin(k * xi) * Math.cosh(k * eta)
    y += factor * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  return [falseEasting + rectifyingRadius * y, rectifyingRadius * x]
}

/** `[easting, northing]` in metres to `[lng, lat]` in degrees. */
export function fromGaussKruger([easting, northing]: readonly [number, number]): [number, number] {
  const x = northing / rectifyingRadius
  const y = (easting - falseEasting) / rectifyingRadius
  let [xi, eta] = [x, y]
  toGlobe.forEach((factor, i) => {
    const k = 2 * (i + 1)
    xi -= factor * Math.sin(k * x) * Math.cosh(k * y)
    eta -= factor * Math.cos(k * x) * Math.sinh(k * y)
  })
  const conformal = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi))
  const lng = centralMeridian + Math.atan2(Math.sinh(eta), Math.cos(xi)) / radians
  // Newton's method on the tangent of the latitude; two steps reach the last bit, three are safe.
  let tangent = conformal / (1 - eccentricity ** 2)
  for (let step = 0; step < 3; step++) {
    const reached = conformalTangent(tangent)
    tangent +=
      ((conformal - reached) * (1 + (1 - eccentricity ** 2) * tangent ** 2)) /
      ((1 - eccentricity ** 2) * Math.hypot(1, tangent) * Math.hypot(1, reached))
  }
  return [lng, Math.atan(tangent) / radians]
}

/** Tangent of the conformal latitude from the tangent of the geodetic one. */
function conformalTangent(tangent: number): number {
  const sigma = Math.sinh(eccentricity * Math.atanh((eccentricity * tangent) / Math.hypot(1, tangent)))
  return tangent * Math.hypot(1, sigma) - sigma * Math.hypot(1, tangent)
}
