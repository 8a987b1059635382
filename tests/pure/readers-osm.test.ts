// Do OpenStreetMap objects come in once each, with the right shape, and without the people who mapped them?

import { deflateSync } from 'node:zlib'
import { PbfWriter } from 'pbf'
import { describe, expect, test } from 'vitest'
import { readSource } from '../../geodata/readers/read-file.ts'
import { joinRings, nestRings } from '../../geodata/readers/rings.ts'
import { osmXml, useFolder } from '../support/geo-files.ts'

const write = await useFolder()

/** A square of nodes 1 to 4 around way 10, and an inner one of nodes 5 to 8. */
const nodes = [
  [1, 35.0, 105.0],
  [2, 35.0, 105.1],
  [3, 35.1, 105.1],
  [4, 35.1, 105.0],
  [5, 35.04, 105.04],
  [6, 35.04, 105.06],
  [7, 35.06, 105.06],
  [8, 35.06, 105.04],
]
  .map(([id, lat, lon]) => `<node id="${id}" lat="${lat}" lon="${lon}" user="istap" uid="120612"/>`)
  .join('\n')
const way = (id: number, refs: number[], tags = '') =>
  `<way id="${id}" user="istap">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tags}</way>`
const tag = (k: string, v: string) => `<tag k="${k}" v="${v}"/>`

async function readXml(name: string, elements: string) {
  const [layer] = await readSource(await write(name, osmXml(elements)), (tags, shape) =>
    shape === 'line' ? 'highway' in tags : 'leisure' in tags || 'amenity' in tags,
  )
  return layer!
}

test('bounds and tags are read, user names are not', async () => {
  const layer = await readXml(
    'a.osm',
    `${nodes}<node id="9" lat="35.05" lon="105.05" user="istap">${tag('amenity', 'toilets')}${tag('name', '东关&amp;西关 &#20844;厕')}</node>`,
  )
  expect(layer.bounds).toEqual([105, 35, 105.1, 35.1])
  expect(layer.rows).toEqual([
    {
      row: 'node/9',
      geometry: { type: 'Point', coordinates: [105.05, 35.05] },
      attributes: { amenity: 'toilets', name: '东关&西关 公厕' },
    },
  ])
  expect(JSON.stringify(layer)).not.toContain('istap')
})

test('a closed way that is wanted as an area is no line as well', async () => {
  const layer = await readXml(
    'b.osm',
    nodes + way(10, [1, 2, 3, 4, 1], tag('leisure', 'park') + tag('highway', 'path')),
  )
  expect(layer.rows.map(({ row, geometry }) => [row, geometry?.type])).toEqual([['way/10', 'Polygon']])
})

test('a closed road stays a line', async () => {
  const layer = await readXml('c.osm', nodes + way(10, [1, 2, 3, 4, 1], tag('highway', 'residential')))
  expect(layer.rows.map(({ geometry }) => geometry?.type)).toEqual(['LineString'])
})

test('a multipolygon of two open ways has its hole', async () => {
  const relation = `<relation id="20"><member type="way" ref="11" role="outer"/><member type="way" ref="12" role="outer"/>
    <member type="way" ref="13" role=""/>${tag('type', 'multipolygon')}${tag('leisure', 'park')}</relation>`
  const ways = way(11, [1, 2, 3]) + way(12, [1, 4, 3]) + way(13, [5, 6, 7, 8, 5])
  const layer = await readXml('d.osm', nodes + ways + relation)
  const [row] = layer.rows
  expect(row?.row).toBe('relation/20')
  expect(row?.geometry?.type === 'Polygon' && row.geometry.coordinates.map((ring) => ring.length)).toEqual([
    5, 5,
  ])
})

test('a multipolygon with a member outside the file is left out and named', async () => {
  const relation = `<relation id="21"><member type="way" ref="11" role="outer"/><member type="way" ref="99" role="outer"/>
    ${tag('type', 'multipolygon')}${tag('leisure', 'park')}</relation>`
  const layer = await readXml('e.osm', nodes + way(11, [1, 2, 3]) + relation)
  expect(layer.rows).toEqual([])
  expect(layer.notes).toEqual([
    { remark: { code: 'osm-incomplete', values: { count: 1 } }, rows: ['relation/21'] },
  ])
})

test('objects of no interest are counted, bare nodes are not', async () => {
  const layer = await readXml(
    'f.osm',
    nodes + way(10, [1, 2], tag('power', 'line')) + way(11, [2, 3], tag('source', 'survey')),
  )
  expect(layer.ignored).toBe(1)
})

test('deleted objects of an editor are passed over', async () => {
  const layer = await readXml(
    'g.osm',
    `${nodes}<node id="9" lat="35" lon="105" action="delete">${tag('amenity', 'toilets')}</node>`,
  )
  expect(layer.rows).toEqual([])
})

describe('rings', () => {
  test('ways are joined whichever way they run', () => {
    expect(
      joinRings([
        [1, 2, 3],
        [5, 4, 3],
        [5, 1],
      ]),
    ).toEqual([[1, 2, 3, 4, 5, 1]])
  })
  test('a loose end gives no ring', () =>
    expect(
      joinRings([
        [1, 2, 3],
        [3, 4],
      ]),
    ).toBeUndefined())
  test('an island in a hole is an outline of its own', () => {
    const square = (low: number, high: number) => [
      [low, low],
      [high, low],
      [high, high],
      [low, high],
      [low, low],
    ]
    const nested = nestRings([square(4, 6), square(0, 10), square(2, 8)])
    expect(nested).toEqual([[square(0, 10), square(2, 8)], [square(4, 6)]])
  })
})

test('.pbf: dense nodes, ways and the header box', async () => {
  const [layer] = await readSource(await write('a.osm.pbf', smallPbf()), () => true)
  expect(layer?.bounds).toEqual([105, 35, 105.1, 35.1])
  expect(layer?.rows).toEqual([
    {
      row: 'node/2',
      geometry: { type: 'Point', coordinates: [105.0000002, 35.0000001] },
      attributes: { amenity: 'toilets' },
    },
    {
      row: 'way/7',
      geometry: {
        type: 'LineString',
        coordinates: [
          [105, 35],
          [105.0000002, 35.0000001],
        ],
      },
      attributes: { highway: 'path' },
    },
  ])
})

test('.pbf cut off in a block is refused', async () => {
  const path = await write('cut.osm.pbf', smallPbf().subarray(0, -5))
  await expect(readSource(path, () => true)).rejects.toMatchObject({ remark: { code: 'damaged' } })
})

/** Node 1 at 105, 35; node 2 a ten-millionth of a degree further, a toilet; way 7 between them. Units are 100 nanodegrees. */
function smallPbf(): Buffer {
  const header = new PbfWriter()
  header.writeMessage(
    1,
    (_, box) => {
      for (const [at, value] of [105e9, 105.1e9, 35.1e9, 35e9].entries()) box.writeSVarintField(at + 1, value)
    },
    null,
  )
  header.writeStringField(4, 'OsmSchema-V0.6')
  header.writeStringField(4, 'DenseNodes')
  const block = new PbfWriter()
  const strings = ['', 'amenity', 'toilets', 'highway', 'path', 'istap']
  block.writeMessage(
    1,
    (_, table) => {
      for (const text of strings) table.writeStringField(1, text)
    },
    null,
  )
  block.writeMessage(
    2,
    (_, group) =>
      group.writeMessage(
        2,
        (_each, dense) => {
          dense.writePackedSVarint(1, [1, 1])
          dense.writePackedSVarint(8, [350_000_000, 1])
          dense.writePackedSVarint(9, [1_050_000_000, 2])
          dense.writePackedVarint(10, [0, 1, 2, 0])
        },
        null,
      ),
    null,
  )
  block.writeMessage(
    2,
    (_, group) =>
      group.writeMessage(
        3,
        (_each, line) => {
          line.writeVarintField(1, 7)
          line.writePackedVarint(2, [3])
          line.writePackedVarint(3, [4])
          line.writePackedSVarint(8, [1, 1])
        },
        null,
      ),
    null,
  )
  return Buffer.concat([pbfBlock('OSMHeader', header.finish()), pbfBlock('OSMData', block.finish())])
}

function pbfBlock(type: string, content: Uint8Array): Buffer {
  const blob = new PbfWriter()
  blob.writeVarintField(2, content.length)
  blob.writeBytesField(3, deflateSync(content))
  const packed = blob.finish()
  const header = new PbfWriter()
  header.writeStringField(1, type)
  header.writeVarintField(3, packed.length)
  const head = header.finish()
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  return Buffer.concat([length, head, packed])
}
