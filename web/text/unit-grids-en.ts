// Words of the unit grids of city management, in English: a part of `en.ts`.
import type { Text } from './zh-CN.ts'

export const unitGridsEn: Pick<Text, 'unitGrid'> = {
  unitGrid: {
    sort: 'Unit grid',
    numbered: (n) => `Unit grid ${n}`,
    family: 'City management',
    zoomIn: 'Shown once the map is zoomed in',
    missing: 'There is no such unit grid',
    missingHint: 'The link may be mistyped, or its import was taken back',
    code: 'Code',
    area: 'Area',
    squareMetres: (n) => `${n} m²`,
    landUse: 'Land use',
    grade: 'Grade',
    responsibleBody: 'Responsible',
    fallback: 'The township (nobody else named)',
    unknown: 'Not given',
    validFrom: 'In force since',
    validTo: 'Ends on',
    ended: (day) => `Ended on ${day}`,
    endedHint: 'A code that ended is not used again',
    grids: 'Governance grids',
    noGrids: 'No governance grid lies here yet',
    share: (percent) => `${percent} of it`,
    otherFamily:
      'Unit grids belong to city management. They stand apart from governance grids and count in no indicator and no statistics of problems.',
    problems: 'Open problems',
    noProblems: 'No open problem',
    open: (n) => n,
    files: {
      geojson: 'Unit grids (GeoJSON)',
      gpkg: 'Unit grids (GeoPackage)',
      shp: 'Unit grids (Shapefile)',
      xlsx: 'Unit grids (Excel)',
    },
  },
}
