// What is known of a grid: where it lies, how many live there, how large it is, since when.
import { Link } from '@tanstack/react-router'
import type { GridPage } from '../../api/contract/grid-page.ts'
import { toCounty } from '../paths.ts'
import { area, formatNumber, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { FactList } from '../ui/FactList.tsx'
import { useCounty } from './county.ts'
import styles from './GridFacts.module.css'
import { useRoot } from './root.ts'

export function GridFacts({ grid }: { grid: GridPage }) {
  const text = useText()
  const words = text.gridPage
  const { households, population, compounds, code, validFrom, areaSquareMetres } = grid
  return (
    <FactList
      facts={[
        [words.community, <Parents key="parents" grid={grid} />],
        [words.households, households === null ? words.unknown : text.area.homes(formatNumber(households))],
        [words.population, population === null ? words.unknown : text.area.people(formatNumber(population))],
        [words.land, plain(area(areaSquareMetres, text))],
        compounds !== null && [words.compounds, <Compounds key="compounds" compounds={compounds} />],
        [words.code, code],
        [words.since, validFrom],
      ]}
    />
  )
}

/** Each leads to the map inside it. */
function Parents({ grid: { parents } }: { grid: GridPage }) {
  const root = useRoot()
  const { county } = useCounty()
  return (
    <span className={styles.parents}>
      {parents.map(({ code, name }) => (
        <Link
          key={code}
          {...toCounty(county.code, { ...root, ...(code !== county.code && { within: code }) })}
          className={styles.parent}
        >
          {name}
        </Link>
      ))}
    </span>
  )
}

function Compounds({ compounds }: { compounds: NonNullable<GridPage['compounds']> }) {
  const words = useText().gridPage
  if (compounds.length === 0) return words.noCompounds
  const dwellings = compounds.reduce((sum, each) => sum + (each.dwellings ?? 0), 0)
  const count = formatNumber(compounds.length)
  return dwellings > 0 ? words.compoundHomes(count, formatNumber(dwellings)) : words.compoundCount(count)
}
