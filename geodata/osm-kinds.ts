// Which kind is an OpenStreetMap object? The first kind in the list with a rule that fits its tags and its shape.
import type { Kind, OsmRule, Shape } from './kinds/kind.ts'
import type { Attributes } from './readers/source.ts'

export interface OsmMatch {
  kind: Kind
  rule: OsmRule
}

interface Entry extends OsmMatch {
  /** Place in the order of kinds and their rules: the lowest that fits wins. */
  order: number
}

/** Rules by the first tag they ask for: most objects of a file have none of these and are done with at once. */
const indexes = new WeakMap<readonly Kind[], Map<string, Entry[]>>()

function indexOf(among: readonly Kind[]): Map<string, Entry[]> {
  const known = indexes.get(among)
  if (known) return known
  const entries = among.flatMap((kind) => kind.osm.map((rule) => ({ kind, rule })))
  const index = Map.groupBy(
    entries.map((entry, order) => ({ ...entry, order })),
    ({ rule }) => Object.keys(rule.tags)[0] ?? '',
  )
  indexes.set(among, index)
  return index
}

/** Kind and rule for an object, or undefined when it is of no interest. */
export function matchOsm(tags: Attributes, shape: Shape, among: readonly Kind[]): OsmMatch | undefined {
  const index = indexOf(among)
  let best: Entry | undefined
  for (const key in tags) {
    for (const entry of index.get(key) ?? []) {
      if (best && best.order < entry.order) break
      if (fits(entry.rule, tags) && takesShape(entry.rule, entry.kind, shape)) best = entry
    }
  }
  return best
}

/** A point-only kind takes outlines too: a toilet drawn as a building becomes a point on its surface. */
function takesShape(rule: OsmRule, kind: Kind, shape: Shape): boolean {
  return (rule.shapes ?? kind.shapes).includes(shape) || isPointOnly(kind)
}

export function isPointOnly(kind: Kind): boolean {
  return kind.shapes.every((shape) => shape === 'point')
}

/** What the tags say about the properties, without what they do not say. */
export function propertiesFromTags(rule: OsmRule, tags: Attributes): Record<string, unknown> {
  if (!rule.properties) return {}
  const found: Record<string, unknown> = { ...rule.properties(areTexts(tags) ? tags : textsOf(tags)) }
  for (const name in found) if (found[name] === undefined) delete found[name]
  return found
}

/** Tags of OpenStreetMap itself always are: a large file holds a million of them, which need no copy. */
function areTexts(tags: Attributes): tags is Readonly<Record<string, string>> {
  for (const key in tags) if (typeof tags[key] !== 'string') return false
  return true
}

function textsOf(tags: Attributes): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [key, value] of Object.entries(tags)) if (value !== null) texts[key] = String(value)
  return texts
}

function fits(rule: OsmRule, tags: Attributes): boolean {
  for (const key in rule.tags) if (!allows(rule.tags[key]!, tags[key])) return false
  for (const key in rule.unless) if (allows(rule.unless[key]!, tags[key])) return false
  return true
}

function allows(wanted: string | readonly string[], value: Attributes[string] | undefined): boolean {
  if (value === null || value === undefined || value === '') return false
  if (wanted === '*') return true
  // OSM joins several values with semicolons: `amenity=toilets;shower`.
  return String(value)
    .split(';')
    .some((each) => (typeof wanted === 'string' ? wanted === each.trim() : wanted.includes(each.trim())))
}
