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
import { ValueNotes } from './value-notes.ts'

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
  readonly #notUnderstood = new ValueNotes()

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
    if (reason) {
      this.#result.rejected.push({ row: row.row, reason })
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
    const properties = this.#readProperties(row)
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
    this.#result.notes.push(...this.#notUnderstood.list())
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

  /** A value that cannot be read or is not allowed stays empty and is noted: the place itself is there all the same. */
  #readProperties(row: SourceRow): Record<string, unknown> {
    const properties = this.#fromTags(row)
    for (const [name, schema] of Object.entries(this.#kind.properties.properties)) {
      const column = this.#columns[name]
      if (column === undefined || name in properties) continue
      const cell = row.attributes[column] ?? null
      const reading = readProperty(cell, schemaOf(schema), column)
      if (reading === 'nothing') continue
      if (reading === 'not-understood') this.#notUnderstood.add(column, cell, row.row)
      else properties[name] = reading.value
    }
    if (this.#validator.Check(properties)) return properties
    for (const { instancePath } of this.#validator.Errors(properties)) {
      const name = instancePath.split('/')[1] ?? ''
      if (!(name in properties)) continue
      const column = this.#columns[name]
      const said = column === undefined ? properties[name] : row.attributes[column]
      this.#notUnderstood.add(column ?? name, said, row.row)
      delete properties[name]
    }
    return properties
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
