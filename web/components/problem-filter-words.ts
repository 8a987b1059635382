// What does a filter say, in words? One chip for each part of it, in the order in which people think of them.
import { useQuery } from '@tanstack/react-query'
import { problemCounts } from '../../api/contract/problem-definitions.ts'
import { inboxes, type ProblemFilter } from '../../api/contract/problem-filter.ts'
import type { ProblemStatus } from '../../api/contract/problem-workflow.ts'
import { areaOptions } from '../queries/areas.ts'
import { placeOptions } from '../queries/places.ts'
import { unitsOptions } from '../queries/units.ts'
import { useText, useTitle } from '../text/text.ts'
import { writeDue } from '../text/time-left.ts'
import { useCounty } from './county.ts'
import { useProblemSetup } from './problem-setup.ts'
import { useProblemWords } from './problem-words.ts'

export interface FilterChip {
  name: keyof ProblemFilter
  label: string
  value: string
}

export function useFilterChips(filter: ProblemFilter): FilterChip[] {
  const text = useText()
  const words = text.problemFilter
  const title = useTitle()
  const named = useProblemWords()
  const setup = useProblemSetup()
  const { county } = useCounty()
  const area = useQuery({ ...areaOptions(filter.area ?? county.code), enabled: filter.area !== undefined })
  const place = useQuery({
    ...placeOptions(county.code, filter.place ?? 0),
    enabled: filter.place !== undefined,
  })
  const units = useQuery({ ...unitsOptions(county.code), enabled: (filter.unit ?? 0) > 0 })
  const moment = words.moments[filter.moment ?? 'reported']
  const yesNo = (value: boolean) => (value ? words.yes : words.no)
  const say: {
    [name in keyof ProblemFilter]-?: (value: NonNullable<ProblemFilter[name]>) => [string, string]
  } = {
    q: (value) => [words.search, value],
    inbox: (value) => [words.inbox, title(inboxes[value].title)],
    state: (value) => [words.state, words.states[value]],
    status: (value) => [
      words.status,
      value
        .split(',')
        .map((id) => named.status(id as ProblemStatus))
        .join(text.problems.separator),
    ], // just read
    light: (value) => [words.light, text.timeLeft.lights[value]],
    category: (value) => [words.category, value.split(',').map(setup.category).join(text.problems.separator)],
    area: (value) => [words.area, area.data?.area.name ?? value],
    outside: (value) => [words.outside, text.levels[value]],
    unit: (value) => [
      words.unit,
      value === 0 ? words.noUnit : (units.data?.find(({ id }) => id === value)?.name ?? String(value)),
    ],
    source: (value) => [words.source, value.split(',').map(setup.source).join(text.problems.separator)],
    moment: (value) => [words.moments.due, words.moments[value]],
    from: (value) => [`${moment} ${words.since}`, writeDue(Date.parse(value))],
    to: (value) => [`${moment} ${words.until}`, writeDue(Date.parse(value))],
    mine: (value) => [words.mine, words.mines[value]],
    counted: (value) => [words.counted, title(problemCounts[value].title)],
    onTime: (value) => [words.onTime, yesNo(value)],
    supervised: (value) => [words.supervised, yesNo(value)],
    reworked: (value) => [words.reworked, yesNo(value)],
    returned: (value) => [words.returned, yesNo(value)],
    extended: (value) => [words.extended, yesNo(value)],
    suspended: (value) => [words.suspended, yesNo(value)],
    place: (value) => [words.place, place.data?.feature.properties.name ?? String(value)],
    bbox: () => [words.bbox, words.chosenArea],
  }
  const names = Object.keys(say) as (keyof ProblemFilter)[] // keys of the literal above
  return names
    .filter(
      (name) =>
        filter[name] !== undefined && name !== 'moment' && !(name === 'state' && filter.state === 'open'),
    )
    .map((name) => {
      const [label, value] = (say[name] as (value: unknown) => [string, string])(filter[name]) // its own value
      return { name, label, value }
    })
}

/** The filter without one of its parts; the moment goes with the times that it is about. */
export function withoutPart(filter: ProblemFilter, name: keyof ProblemFilter): ProblemFilter {
  const rest: ProblemFilter = { ...filter, [name]: undefined }
  return rest.from === undefined && rest.to === undefined ? { ...rest, moment: undefined } : rest
}
