// What a kind of place is: one record from which import, validation, tiles, map style and forms follow.
import { type Static, type TObject, Type } from 'typebox'

/** A shape a kind accepts: `area` stands for Polygon and MultiPolygon, `line` for (Multi)LineString. */
export type Shape = 'point' | 'line' | 'area'

/** OpenStreetMap tags that mean a kind; every named tag must have one of the values (`*`: any value). */
export interface OsmRule<P = Record<string, unknown>> {
  tags: Record<string, string | readonly string[]>
  /** The rule does not apply when one of these tags has one of these values. */
  unless?: Record<string, string | readonly string[]>
  /** Which shapes this rule takes; without it, all that the kind accepts. */
  shapes?: readonly Shape[]
  /** What the tags say about the properties. */
  properties?: (tags: Readonly<Record<string, string>>) => Partial<P>
}

/** How the map draws a kind. Colours are of the light base; the web derives the dark wall from `role`. */
export type KindStyle = {
  /** Where it stands in the base map, from the ground up; `facility` is drawn as a symbol. */
  role: 'ground' | 'green' | 'water' | 'building' | 'road' | 'land-use' | 'facility'
  color: string
  /** From this zoom on the tiles hold it. */
  minZoom: number
  /** From this zoom on its name is written; without it never. */
  labelZoom?: number
  /** A Chinese character or two that stand in the symbol. */
  glyph?: string
  /** Symbols differ in shape too, so that they are told apart without colour. */
  symbol?: 'circle' | 'square' | 'diamond' | 'triangle' | 'hexagon'
  /** Line width in pixels at zoom 16 by the value of a property. */
  widths?: { property: string; values: Record<string, number>; otherwise: number }
  /** Later than `minZoom` for some values of a property: a county's alleys have no place in its overview. */
  minZooms?: { property: string; values: Record<string, number> }
}

export interface Kind<P extends TObject = TObject, Id extends string = string> {
  id: Id
  title: { zh: string; en: string }
  /** One word for the layer list: 公园绿地, 环卫, 道路 ... */
  group:
    | 'land'
    | 'green'
    | 'transit'
    | 'sanitation'
    | 'road'
    | 'safety'
    | 'living'
    | 'education'
    | 'health'
    | 'culture'
  /** Accepted shapes. A polygon of a point-only kind becomes a point on its surface. */
  shapes: readonly Shape[]
  /** TypeBox object; titles are Chinese, `title`; every property is optional, missing is not zero. */
  properties: P
  /** Headings as real files spell them, besides the property's own name and its Chinese title. */
  headings: Partial<Record<Extract<keyof Static<P>, string> | 'name' | 'code', readonly string[]>>
  osm: readonly OsmRule<Static<P>>[]
  style: KindStyle
}

/** Gives a kind its types; the identity function. */
export function kind<P extends TObject, const Id extends string>(record: Kind<P, Id>): Kind<P, Id> {
  return record
}

/** Shorthands for properties: the titles are what forms and tables show. */
export const text = (zh: string, en: string) =>
  Type.Optional(Type.String({ title: zh, titleEn: en, maxLength: 500 }))
export const amount = (zh: string, en: string, unit: string) =>
  Type.Optional(Type.Number({ title: zh, titleEn: en, unit, minimum: 0 }))
export const count = (zh: string, en: string) =>
  Type.Optional(Type.Integer({ title: zh, titleEn: en, minimum: 0 }))
export const yesNo = (zh: string, en: string) => Type.Optional(Type.Boolean({ title: zh, titleEn: en }))
/**
 * A choice among codes; `labels` names each in Chinese and English. On import the code, both labels and the
 * spellings under `also` are accepted.
 */
export function choice<const T extends Record<string, { zh: string; en: string; also?: readonly string[] }>>(
  zh: string,
  en: string,
  labels: T,
) {
  return Type.Optional(
    Type.Enum(Object.keys(labels) as (keyof T & string)[], { title: zh, titleEn: en, labels }), // keys of a literal record
  )
}
