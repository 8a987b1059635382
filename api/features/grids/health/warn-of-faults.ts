// What an import of grids has to say of the mosaic that comes of it, before anything is kept: overlaps, gaps, land beyond the
// community, compounds and buildings that are cut. Nothing is refused: it is mended on the map, where a repair is proposed.
import type { RemarkCode } from '../../../../geodata/messages.ts'
import type { Remark } from '../../../../geodata/remark.ts'
import type { FindingCode } from '../../../contract/grids.ts'
import type { Db } from '../../../db/tables.ts'
import { countFaults } from './standing-faults.ts'

const remarks: Partial<Record<FindingCode, RemarkCode>> = {
  invalid: 'grids-invalid',
  overlap: 'grids-overlap',
  gap: 'grids-gap',
  outside: 'grids-outside',
  sliver: 'grids-sliver',
  scattered: 'grids-scattered',
  encloses: 'grids-encloses',
  'compound-cut': 'grids-compound-cut',
  'building-cut': 'grids-building-cut',
}

/** One for each sort of fault that the grids of a county have; its rows are the communities. */
export async function warnOfFaults(
  db: Db,
  county: string,
): Promise<{ remark: Remark; kind: string; rows: string[] }[]> {
  const counted = Map.groupBy(await countFaults(db, county, (code) => code in remarks), ({ code }) => code)
  return [...counted].flatMap(([code, found]) => {
    const remark = remarks[code]
    if (remark === undefined) return []
    const sum = (of: (each: (typeof found)[number]) => number) =>
      found.reduce((all, each) => all + of(each), 0)
    const values = {
      count: sum(({ count }) => count),
      area: Math.ceil(sum(({ squareMetres }) => squareMetres)),
    }
    return [{ remark: { code: remark, values }, kind: 'grid', rows: found.map(({ community }) => community) }]
  })
}
