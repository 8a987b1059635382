// Areas as a GeoPackage: one SQLite file with borders and attributes. OGC 12-128r19, version 1.3.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { GridShape } from '../contract/grids.ts'
import { plainWkb } from '../db/geometry.ts'

/** Who took it, from where and when: stands in every file that has room for it. */
export interface Origin {
  area: string
  by: string
  at: string
  /** YYYY-MM-DD: as everything was on this day; without it, at that moment. */
  on?: string
}

/** What a file holds; names are ours, never somebody's input. */
export interface Layer<R extends { geometry: GridShape }> {
  /** Of the table: `grid`. */
  name: string
  /** 网格 */
  title: string
  columns: readonly {
    name: string
    /** As SQL has it: `text not null`. */
    type: string
    value: (row: R) => string | number | null
  }[]
  rows: readonly R[]
}

const srid = 4326
/** `GPKG`, and version 1.3. */
const applicationId = 0x47504b47
const userVersion = 10300

const wgs84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'

const tables = `
  pragma application_id = ${applicationId};
  pragma user_version = ${userVersion};
  create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer not null primary key,
    organization text not null, organization_coordsys_id integer not null, definition text not null, description text);
  insert into gpkg_spatial_ref_sys values
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', null),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', null),
    ('WGS 84 geodetic', ${srid}, 'EPSG', ${srid}, '${wgs84}', null);
  create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique,
    description text default '', last_change datetime not null, min_x double, min_y double, max_x double, max_y double,
    srs_id integer references gpkg_spatial_ref_sys (srs_id));
  create table gpkg_geometry_columns (table_name text not null references gpkg_contents (table_name),
    column_name text not null, geometry_type_name text not null,
    srs_id integer not null references gpkg_spatial_ref_sys (srs_id), z tinyint not null, m tinyint not null,
    primary key (table_name, column_name));`

export async function writeGeoPackage<R extends { geometry: GridShape }>(
  layer: Layer<R>,
  origin: Origin,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'tuzhi-export-'))
  try {
    const file = join(folder, 'export.gpkg')
    const database = new DatabaseSync(file)
    try {
      database.exec(tables)
      fill(database, layer, origin)
    } finally {
      database.close()
    }
    return await readFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function fill<R extends { geometry: GridShape }>(
  database: DatabaseSync,
  { name, title, columns, rows }: Layer<R>,
  { area, by, at }: Origin,
): void {
  database.exec('begin')
  const declared = columns.map((column) => `${column.name} ${column.type}`).join(', ')
  database.exec(
    `create table ${name} (fid integer primary key autoincrement not null, geom geometry, ${declared})`,
  )
  const names = columns.map((column) => column.name).join(', ')
  const insert = database.prepare(
    `insert into ${name} (geom, ${names}) values (?${', ?'.repeat(columns.length)})`,
  )
  for (const row of rows) insert.run(blobOf(row), ...columns.map(({ value }) => value(row)))
  const all = rows.flatMap(({ geometry }) => geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 2))
  const corners = all as [number, number][] // positions, flattened as deep as the type is
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const least = (values: readonly number[]) =>
    values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = (values: readonly number[]) =>
    values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const box = corners.length > 0 ? [least(xs), least(ys), most(xs), most(ys)] : [null, null, null, null]
  database
    .prepare("insert into gpkg_contents values (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)")
    .run(name, `${title} ${area}`, `导出人 ${by}，导出时间 ${at}`, new Date(at).toISOString(), ...box, srid)
  database
    .prepare("insert into gpkg_geometry_columns values (?, 'geom', 'GEOMETRY', ?, 0, 0)")
    .run(name, srid)
  database.exec('commit')
}

/** `GP`, version 0, little-endian without a box, the reference system, then well-known binary. */
function blobOf({ geometry }: { geometry: GridShape }): Buffer {
  const head = Buffer.from([0x47, 0x50, 0, 1, 0, 0, 0, 0])
  head.writeInt32LE(srid, 4)
  return Buffer.concat([head, plainWkb(geometry)])
}
