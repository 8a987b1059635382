// Small files of the formats that an import reads, byte by byte, so that no test depends on a program that writes them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll } from 'vitest'

/** A folder for this test file, removed at its end: `const write = await useFolder()`; `await write('a.csv', text)`. */
export async function useFolder(): Promise<(name: string, content: string | Uint8Array) => Promise<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'tuzhi-test-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return async (name, content) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }
}

/** GBK bytes of the few words that tests need; Node decodes GBK but does not encode it. */
const gbkWords: Record<string, string> = { 名称: 'c3fbb3c6', 会宁公厕: 'bbe1c4feb9abb2de', 公厕: 'b9abb2de' }

export function gbk(word: string): Buffer {
  const hex = gbkWords[word]
  if (!hex) throw new Error(`no GBK bytes for ${word} in the test`)
  return Buffer.from(hex, 'hex')
}

/** .shp, .shx and .dbf of points with one text field; `language` is byte 29 of the .dbf. */
export function shapefile(
  field: Buffer,
  rows: readonly { x: number; y: number; text: Buffer }[],
  language = 0,
): { shp: Buffer; shx: Buffer; dbf: Buffer } {
  const header = (bytes: number) => {
    const buffer = Buffer.alloc(100)
    buffer.writeInt32BE(9994, 0)
    buffer.writeInt32BE(bytes / 2, 24)
    buffer.writeInt32LE(1000, 28)
    buffer.writeInt32LE(1, 32)
    const box = [rows.map(({ x }) => x), rows.map(({ y }) => y)]
    for (const [at, values] of box.entries()) {
      buffer.writeDoubleLE(Math.min(...values), 36 + 8 * at)
      buffer.writeDoubleLE(Math.max(...values), 52 + 8 * at)
    }
    return buffer
  }
  const records = rows.map(({ x, y }, index) => {
    const record = Buffer.alloc(28)
    record.writeInt32BE(index + 1, 0)
    record.writeInt32BE(10, 4)
    record.writeInt32LE(1, 8)
    record.writeDoubleLE(x, 12)
    record.writeDoubleLE(y, 20)
    return record
  })
  const offsets = rows.map((_, index) => {
    const entry = Buffer.alloc(8)
    entry.writeInt32BE(50 + 14 * index, 0)
    entry.writeInt32BE(10, 4)
    return entry
  })
  return {
    shp: Buffer.concat([header(100 + 28 * rows.length), ...records]),
    shx: Buffer.concat([header(100 + 8 * rows.length), ...offsets]),
    dbf: dbf(
      field,
      rows.map(({ text }) => text),
      language,
    ),
  }
}

function dbf(field: Buffer, values: readonly Buffer[], language: number): Buffer {
  const width = 20
  const header = Buffer.alloc(65)
  header.writeUInt8(3, 0)
  header.set([126, 1, 1], 1)
  header.writeUInt32LE(values.length, 4)
  header.writeUInt16LE(65, 8)
  header.writeUInt16LE(1 + width, 10)
  header.writeUInt8(language, 29)
  field.copy(header, 32)
  header.write('C', 43, 'latin1')
  header.writeUInt8(width, 48)
  header.writeUInt8(0x0d, 64)
  const records = values.map((value) =>
    Buffer.concat([Buffer.from(' '), value, Buffer.alloc(width - value.length, 0x20)]),
  )
  return Buffer.concat([header, ...records, Buffer.from([0x1a])])
}

/** A GeoPackage with one layer of one named point in a CRS of EPSG. */
export async function geopackage(
  write: (name: string, content: string) => Promise<string>,
  name: string,
  point: { x: number; y: number; name: string; srid: number },
): Promise<string> {
  const path = await write(name, '')
  const database = new DatabaseSync(path)
  const geometry = Buffer.alloc(29)
  geometry.write('GP', 0, 'latin1')
  geometry.writeUInt8(1, 3)
  geometry.writeInt32LE(point.srid, 4)
  geometry.writeUInt8(1, 8)
  geometry.writeUInt32LE(1, 9)
  geometry.writeDoubleLE(point.x, 13)
  geometry.writeDoubleLE(point.y, 21)
  database.exec(`
    pragma application_id = 1196444487; pragma user_version = 10300;
    create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer primary key, organization text not null,
      organization_coordsys_id integer not null, definition text not null, description text);
    insert into gpkg_spatial_ref_sys values ('x', ${point.srid}, 'EPSG', ${point.srid}, 'undefined', null);
    create table gpkg_contents (table_name text primary key, data_type text not null, identifier text,
      description text, last_change datetime, min_x double, min_y double, max_x double, max_y double, srs_id integer);
    insert into gpkg_contents (table_name, data_type, identifier, srs_id) values ('layer', 'features', 'layer', ${point.srid});
    create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer,
      z tinyint, m tinyint, primary key (table_name, column_name));
    insert into gpkg_geometry_columns values ('layer', 'geom', 'POINT', ${point.srid}, 0, 0);
    create table layer (fid integer primary key, geom blob, name text);`)
  database.prepare('insert into layer (geom, name) values (?, ?)').run(geometry, point.name)
  database.close()
  return path
}

/** OpenStreetMap XML around the given elements, with a mapper's name on none of them unless they bring it. */
export function osmXml(elements: string, bounds = '35.0,105.0,35.1,105.1'): string {
  const [south, west, north, east] = bounds.split(',')
  return `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6"><bounds minlat="${south}" minlon="${west}" maxlat="${north}" maxlon="${east}"/>
${elements}
</osm>`
}
