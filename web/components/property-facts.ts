// How are the properties of a place written? With the titles, units and choices that its kind names.
import type { KindInfo } from '../../api/contract/catalog.ts'
import { formatNumber, thinSpace } from '../text/figures.ts'
import type { Text } from '../text/zh-CN.ts'

type ReadTitle = (title: { zh: string; en: string }) => string

/** Title and value of every property that is known, in the order of the kind. Missing is left out, never zero. */
export function propertyFacts(
  kind: Pick<KindInfo, 'properties'>,
  properties: Readonly<Record<string, unknown>>,
  text: Text,
  title: ReadTitle,
): (readonly [string, string])[] {
  return kind.properties.flatMap((info) => {
    const value = properties[info.name]
    if (value === undefined || value === null || value === '') return []
    return [[title(info.title), valueText(info, value, text, title)] as const]
  })
}

function valueText(
  info: KindInfo['properties'][number],
  value: unknown,
  text: Text,
  title: ReadTitle,
): string {
  if (typeof value === 'boolean') return value ? text.place.yes : text.place.no
  if (typeof value === 'number') {
    const decimals = Math.min(2, (String(value).split('.')[1] ?? '').length)
    const figure = formatNumber(value, decimals)
    return info.unit === undefined ? figure : `${figure}${thinSpace}${info.unit}`
  }
  const label = info.labels?.[String(value)]
  return label ? title(label) : String(value)
}
