// Rows + kind → places that can be written, rows that cannot and why, and what a person should know about the rest.
import { createHash } from 'node:crypto'
import type { Geometry } from 'geojson'
import { Compile } from 'typebox/compile'
import type { PlaceInput } from './county-data.ts'
import { faultOf } from './geometry-fault.ts'
import { attributesOf, type Columns, findColumns, spellingsOf } from './headings.ts'
import type { Kind, OsmRule } from './kinds/kind.ts'
import { isPointOnly, matchOsm, propertiesFromTags } from './osm-kinds.ts'
import { readProperty, schemaOf } from './property-value.ts'
import type { SourceRow } from './readers/source.ts'
import type { Note, Rejection, Remark } from './remark.ts'
import { isWellFormed, shapeOf, visitPositions } from './shape.ts'

export interface CleanPlace extends PlaceInput {
  /** The row of the file that it came from. */
  row: string
}

export interface Cleaned {
  accepted: CleanPlace[]
  rejected: Rejection[]
  notes: Note[]
}

/** Geometries must be in degrees. `isOsm`: attributes are tags, and the object's id is the natural key. */
export function clean(rows: readonly SourceRow[], kind: Kind, isOsm = false): Cleaned {
  const cleaner = new Cleaner(rows, kind, isOsm)
  for (const row of rows) cleaner.take(row)
  return cleaner.result()
}

class Cleaner {
  readonly #kind: Kind
  readonly #among: readonly Kind[]
  readonly #isOsm: boolean
  readonly #columns: Columns
  readonly #codesAreSerial: boolean
  readonly #validator
  readonly #result: Cleaned = { accepted: [], rejected: [], notes: [] }
  readonly #rowByKey = new Map<string, string>()
  /** Cells that said something a property cannot hold, by column and text. */
  readonly #notUnderstood = new Map<string, { column: string; text: string; rows: string[] }>()

  constructor(rows: readonly SourceRow[], kind: Kind, isOsm: boolean) {
    this.#kind = kind
    this.#among = [kind]
    this.#isOsm = isOsm
    this.#columns = isOsm ? {} : findColumns(attributesOf(rows), spellingsOf(kind))
    this.#validator = Compile(kind.properties)
    this.#codesAreSerial = areSerial(rows.map((row) => textOf(row, this.#columns.code)))
  }

  take(row: SourceRow): void {
    const reason = this.#check(row.geometry)
    const read = reason ? { reason } : this.#readProperties(row)
    if ('reason' in read) {
      this.#result.rejected.push({ row: row.row, reason: read.reason })
      return
    }
    const name = this.#nameOf(row)
    const code = textOf(row, this.#columns.code)
    const geometry = row.geometry!
    const sourceKey = this.#isOsm
      ? row.row
      : code && !this.#codesAreSerial
        ? `code/${code}`
        : `at/${fingerprint(name, geometry)}`
    const earlier = this.#rowByKey.get(sourceKey)
    if (earlier !== undefined) {
      this.#result.rejected.push({
        row: row.row,
        reason: { code: 'duplicate-row', values: { row: earlier } },
      })
      return
    }
    this.#rowByKey.set(sourceKey, row.row)
    const { properties } = read
    this.#result.accepted.push({
      kind: this.#kind.id,
      code,
      name,
      geometry,
      properties,
      sourceKey,
      row: row.row,
    })
  }

  result(): Cleaned {
    for (const { column, text, rows } of this.#notUnderstood.values()) {
      const values = { column, text, count: rows.length }
      this.#result.notes.push({ remark: { code: 'value-not-understood', values }, rows })
    }
    if (this.#codesAreSerial) this.#result.notes.push({ remark: { code: 'serial-codes' } })
    return this.#result
  }

  #check(geometry: Geometry | null): Remark | undefined {
    const fault = faultOf(geometry)
    if (fault || !isWellFormed(geometry)) return fault
    const shape = shapeOf(geometry)
    if (this.#kind.shapes.includes(shape) || isPointOnly(this.#kind)) return undefined
    return {
      code: 'wrong-shape',
      values: { type: geometry.type, kind: this.#kind.title.zh, kindEn: this.#kind.title.en },
    }
  }

  #readProperties(row: SourceRow): { properties: Record<string, unknown> } | { reason: Remark } {
    const properties = this.#fromTags(row)
    for (const [name, schema] of Object.entries(this.#kind.properties.properties)) {
      const column = this.#columns[name]
      if (column === undefined || name in properties) continue
      const cell = row.attributes[column] ?? null
      const reading = readProperty(cell, schemaOf(schema), column)
      if (reading === 'nothing') continue
      if (reading !== 'not-understood') properties[name] = reading.value
      else if (schemaOf(schema).type === 'number' || schemaOf(schema).type === 'integer')
        return { reason: { code: 'not-a-number', values: { column, text: String(cell) } } }
      else this.#note(column, String(cell), row.row)
    }
    if (this.#validator.Check(properties)) return { properties }
    const [fault] = this.#validator.Errors(properties)
    const name = fault?.instancePath.split('/')[1] ?? ''
    const column = this.#columns[name] ?? name
    return { reason: { code: 'value-not-allowed', values: { column, text: String(properties[name] ?? '') } } }
  }

  /** Exports of OpenStreetMap data carry its tags as columns; they say more than a heading that looks alike. */
  #fromTags(row: SourceRow): Record<string, unknown> {
    if (!isWellFormed(row.geometry)) return {}
    const rule: OsmRule | undefined = matchOsm(row.attributes, shapeOf(row.geometry), this.#among)?.rule
    return rule ? propertiesFromTags(rule, row.attributes) : {}
  }

  #nameOf(row: SourceRow): string | undefined {
    return this.#isOsm
      ? textOf(row, 'name:zh') && !textOf(row, 'name')
        ? textOf(row, 'name:zh')
        : textOf(row, 'name')
      : textOf(row, this.#columns.name)
  }

  #note(column: string, text: string, row: string): void {
    const key = `${column}\n${text}`
    const known = this.#notUnderstood.get(key) ?? { column, text, rows: [] }
    known.rows.push(row)
    this.#notUnderstood.set(key, known)
  }
}

function textOf(row: SourceRow, attribute: string | undefined): string | undefined {
  const value = attribute === undefined ? undefined : row.attributes[attribute]
  return value === null || value === undefined ? undefined : String(value).trim() || undefined
}

/** 1, 2, 3 ... under 编号 number the rows of one list and would meet those of the next list. */
function areSerial(codes: readonly (string | undefined)[]): boolean {
  const filled = codes.filter((code) => code !== undefined)
  return filled.length > 0 && filled.every((code) => /^\d{1,4}$/.test(code))
}

/** Name and position: the same thing in the next version of a file that has no codes. Direction of a line counts. */
function fingerprint(name: string | undefined, geometry: Geometry): string {
  const hash = createHash('sha1').update(name ?? '')
  if (isWellFormed(geometry))
    visitPositions(geometry, ([lng = 0, lat = 0]) => hash.update(`${lng.toFixed(7)},${lat.toFixed(7)};`))
  return hash.digest('hex')
}
