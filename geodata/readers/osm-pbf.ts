// Reads OpenStreetMap's binary format (.pbf): https://wiki.openstreetmap.org/wiki/PBF_Format
// GDAL reads it too, but takes five seconds for 3 MB and hides which way a polygon came from.
import { inflateSync } from 'node:zlib'
import { PbfReader } from 'pbf'
import { BadInput } from '../remark.ts'
import { emptyOsmData, type OsmData, type Tags } from './osm-data.ts'

const nanodegreesPerDegree = 1e9
/** Features that a reader has to know before it may read on. */
const understood = new Set(['OsmSchema-V0.6', 'DenseNodes', 'HistoricalInformation'])

/** @throws BadInput when the file is cut off, packed in an unknown way or no .pbf at all */
export function readOsmPbf(bytes: Buffer, name: string): OsmData {
  const data = emptyOsmData()
  try {
    for (const [type, block] of blocks(bytes)) {
      if (type === 'OSMHeader') readHeader(new PbfReader(block), data)
      else if (type === 'OSMData') readBlock(new PbfReader(block), data)
    }
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput('damaged', { file: name })
  }
  if (data.nodes.size === 0) throw new BadInput('empty', { file: name })
  return data
}

function* blocks(bytes: Buffer): Generator<[string, Uint8Array]> {
  let at = 0
  while (at < bytes.length) {
    const headerLength = bytes.readUInt32BE(at)
    const header = { type: '', size: 0 }
    new PbfReader(slice(bytes, at + 4, headerLength)).readFields((tag, result, pbf) => {
      if (tag === 1) result.type = pbf.readString()
      else if (tag === 3) result.size = pbf.readVarint()
    }, header)
    at += 4 + headerLength
    yield [header.type, unpack(slice(bytes, at, header.size))]
    at += header.size
  }
}

function slice(bytes: Buffer, start: number, length: number): Buffer {
  if (start + length > bytes.length) throw new RangeError('the file ends in the middle of a block')
  return bytes.subarray(start, start + length)
}

function unpack(blob: Buffer): Uint8Array {
  const found: { bytes?: Uint8Array } = {}
  new PbfReader(blob).readFields((tag, result, pbf) => {
    if (tag === 1) result.bytes = pbf.readBytes()
    else if (tag === 3) result.bytes = inflateSync(pbf.readBytes())
  }, found)
  if (!found.bytes) throw new RangeError('the block is packed in a way other than zlib')
  return found.bytes
}

function readHeader(pbf: PbfReader, data: OsmData): void {
  const box = { left: 0, right: 0, top: 0, bottom: 0 }
  pbf.readFields((tag) => {
    if (tag === 1) {
      pbf.readMessage((side) => {
        const value = pbf.readSVarint() / nanodegreesPerDegree
        if (side === 1) box.left = value
        else if (side === 2) box.right = value
        else if (side === 3) box.top = value
        else if (side === 4) box.bottom = value
      }, undefined)
      data.bounds = [box.left, box.bottom, box.right, box.top]
    } else if (tag === 4) {
      const feature = pbf.readString()
      if (!understood.has(feature)) throw new BadInput('pbf-feature', { feature })
    }
  }, undefined)
}

/** Strings of one block, decoded when a tag asks for them: mappers' names stand here too and are never asked for. */
class StringTable {
  #bytes: Uint8Array[] = []
  #decoded: string[] = []
  add(bytes: Uint8Array): void {
    this.#bytes.push(bytes)
  }
  at(index: number): string {
    this.#decoded[index] ??= Buffer.from(this.#bytes[index] ?? []).toString('utf8')
    return this.#decoded[index]
  }
  tags(keys: number[], values: number[]): Tags | undefined {
    if (keys.length === 0) return undefined
    return Object.fromEntries(keys.map((key, index) => [this.at(key), this.at(values[index] ?? 0)]))
  }
}

interface Block {
  strings: StringTable
  toLng: (units: number) => number
  toLat: (units: number) => number
}

function readBlock(pbf: PbfReader, data: OsmData): void {
  const strings = new StringTable()
  const scale = { granularity: 100, latOffset: 0, lngOffset: 0 }
  const groups: Uint8Array[] = []
  pbf.readFields((tag) => {
    if (tag === 1) pbf.readMessage((each) => each === 1 && strings.add(pbf.readBytes()), undefined)
    else if (tag === 2) groups.push(pbf.readBytes())
    else if (tag === 17) scale.granularity = pbf.readVarint()
    else if (tag === 19) scale.latOffset = pbf.readVarint(true)
    else if (tag === 20) scale.lngOffset = pbf.readVarint(true)
  }, undefined)
  const block: Block = {
    strings,
    // Divided, not multiplied: 1e9 is exact, 1e-9 is not, and the same node must come out the same from XML.
    toLng: (units) => (scale.lngOffset + scale.granularity * units) / nanodegreesPerDegree,
    toLat: (units) => (scale.latOffset + scale.granularity * units) / nanodegreesPerDegree,
  }
  for (const group of groups) {
    const reader = new PbfReader(group)
    reader.readFields((tag) => {
      const end = () => reader.readVarint() + reader.pos
      if (tag === 1) readNode(reader, end(), block, data)
      else if (tag === 2) readDenseNodes(reader, end(), block, data)
      else if (tag === 3) readWay(reader, end(), block, data)
      else if (tag === 4) readRelation(reader, end(), block, data)
    }, undefined)
  }
}

function readNode(pbf: PbfReader, end: number, block: Block, data: OsmData): void {
  const node = { id: 0, lat: 0, lng: 0, keys: [] as number[], values: [] as number[] }
  pbf.readFields(
    (tag) => {
      if (tag === 1) node.id = pbf.readSVarint()
      else if (tag === 2) pbf.readPackedVarint(node.keys)
      else if (tag === 3) pbf.readPackedVarint(node.values)
      else if (tag === 8) node.lat = pbf.readSVarint()
      else if (tag === 9) node.lng = pbf.readSVarint()
    },
    undefined,
    end,
  )
  data.nodes.add(node.id, block.toLng(node.lng), block.toLat(node.lat))
  const tags = block.strings.tags(node.keys, node.values)
  if (tags) data.taggedNodes.push({ id: node.id, tags })
}

function readDenseNodes(pbf: PbfReader, end: number, block: Block, data: OsmData): void {
  const dense = { ids: [] as number[], lats: [] as number[], lngs: [] as number[], pairs: [] as number[] }
  pbf.readFields(
    (tag) => {
      if (tag === 1) pbf.readPackedSVarint(dense.ids)
      else if (tag === 8) pbf.readPackedSVarint(dense.lats)
      else if (tag === 9) pbf.readPackedSVarint(dense.lngs)
      else if (tag === 10) pbf.readPackedVarint(dense.pairs)
    },
    undefined,
    end,
  )
  let id = 0
  let lat = 0
  let lng = 0
  let pair = 0
  for (let index = 0; index < dense.ids.length; index++) {
    // Every number is the difference to the one before.
    id += dense.ids[index]!
    lat += dense.lats[index]!
    lng += dense.lngs[index]!
    data.nodes.add(id, block.toLng(lng), block.toLat(lat))
    // Keys and values of one node alternate and end with 0; the list is empty when no node has tags.
    const tags: Tags = {}
    let tagged = false
    while (pair < dense.pairs.length && dense.pairs[pair] !== 0) {
      tags[block.strings.at(dense.pairs[pair]!)] = block.strings.at(dense.pairs[pair + 1] ?? 0)
      tagged = true
      pair += 2
    }
    pair += 1
    if (tagged) data.taggedNodes.push({ id, tags })
  }
}

function readWay(pbf: PbfReader, end: number, block: Block, data: OsmData): void {
  const way = { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] }
  pbf.readFields(
    (tag) => {
      if (tag === 1) way.id = pbf.readVarint(true)
      else if (tag === 2) pbf.readPackedVarint(way.keys)
      else if (tag === 3) pbf.readPackedVarint(way.values)
      else if (tag === 8) pbf.readPackedSVarint(way.refs)
    },
    undefined,
    end,
  )
  data.ways.set(way.id, { refs: summed(way.refs), tags: block.strings.tags(way.keys, way.values) })
}

const wayMember = 1

function readRelation(pbf: PbfReader, end: number, block: Block, data: OsmData): void {
  const relation = {
    id: 0,
    keys: [] as number[],
    values: [] as number[],
    members: [] as number[],
    types: [] as number[],
  }
  pbf.readFields(
    (tag) => {
      if (tag === 1) relation.id = pbf.readVarint(true)
      else if (tag === 2) pbf.readPackedVarint(relation.keys)
      else if (tag === 3) pbf.readPackedVarint(relation.values)
      else if (tag === 9) pbf.readPackedSVarint(relation.members)
      else if (tag === 10) pbf.readPackedVarint(relation.types)
    },
    undefined,
    end,
  )
  const tags = block.strings.tags(relation.keys, relation.values)
  if (!tags) return
  const ways = summed(relation.members).filter((_, index) => relation.types[index] === wayMember)
  data.relations.push({ id: relation.id, tags, ways })
}

/** Running sums, in place. */
function summed(differences: number[]): number[] {
  for (let index = 1; index < differences.length; index++) differences[index]! += differences[index - 1]!
  return differences
}
