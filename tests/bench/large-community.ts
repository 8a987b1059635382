// A community as large as the largest: six neighbouring ones of the demo county as one, with 49 grids and 20,000 households.
import type { CountyData } from '../../geodata/county-data.ts'
import { generateCounty } from '../../geodata/demo/generate.ts'

const joined = 6

export function largeCommunity(): { data: CountyData; community: string } {
  const data = generateCounty({ size: 'M', seed: 1 })
  const codes = [...new Set(data.grids.map(({ code }) => code.slice(0, 12)))].slice(0, joined)
  const [community] = codes
  if (!community) throw new Error('The demo county has no communities.')
  let number = 0
  const renamed = new Map<string, string>()
  const grids = data.grids.map((grid) => {
    if (!codes.includes(grid.code.slice(0, 12))) return grid
    const code = community + String(++number).padStart(3, '0')
    renamed.set(grid.code, code)
    return { ...grid, code }
  })
  return {
    community,
    data: {
      ...data,
      grids,
      // Its boundary is what its grids cover.
      regions: data.regions
        .filter(({ code }) => code === community || !codes.includes(code))
        .map((region) => (region.code === community ? { ...region, geometry: null } : region)),
      assignments: [],
      duties: [],
      problems: [],
    },
  }
}
