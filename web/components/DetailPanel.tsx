// What is selected: an area, a facility, a unit, a problem or a unit grid.

import { AreaPanel } from './AreaPanel.tsx'
import { useCounty } from './county.ts'
import { PlacePanel } from './PlacePanel.tsx'
import { ProblemPanel } from './ProblemPanel.tsx'
import { UnitGridPanel } from './UnitGridPanel.tsx'
import { UnitPanel } from './UnitPanel.tsx'

export function DetailPanel() {
  const { selected } = useCounty().view
  switch (selected?.type) {
    case 'area':
      return <AreaPanel key={selected.code} code={selected.code} micro={selected.micro} />
    case 'place':
      return <PlacePanel key={selected.id} id={selected.id} />
    case 'unit':
      return <UnitPanel key={selected.id} id={selected.id} />
    case 'problem':
      return <ProblemPanel key={selected.id} id={selected.id} />
    case 'unit-grid':
      return <UnitGridPanel key={selected.code} code={selected.code} />
    case undefined:
      return null
  }
}
