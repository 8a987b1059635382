// Reads OpenStreetMap XML (.osm) piece by piece. Of the attributes only ids, positions and members are looked at.
import { createReadStream } from 'node:fs'
import { BadInput } from '../remark.ts'
import { emptyOsmData, type OsmData, type OsmRelation, type OsmWay, type Tags } from './osm-data.ts'

const element = /<(\/?)([a-z]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const entity = /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** @throws BadInput when the file is cut off, empty or no OpenStreetMap XML */
export async function readOsmXml(path: string, name: string): Promise<OsmData> {
  const parser = new OsmXmlParser()
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    rest = parser.read(rest + chunk)
    // Without a single element in that much text it is no such file, and the rest would only grow.
    if (!parser.began && rest.length > 1 << 20) break
  }
  if (!parser.began) throw new BadInput('not-this-format', { format: 'OpenStreetMap XML', file: name })
  if (!parser.ended) throw new BadInput('damaged', { file: name })
  if (parser.data.nodes.size === 0) throw new BadInput('empty', { file: name })
  return parser.data
}

class OsmXmlParser {
  readonly data: OsmData = emptyOsmData()
  began = false
  ended = false
  #id = 0
  #tags: Tags | undefined
  #way: OsmWay | undefined
  #relation: OsmRelation | undefined
  /** Deleted in an editor or in history: the element and its children are passed over. */
  #hidden = false

  /** Takes the whole elements of a text and answers what is left over. */
  read(text: string): string {
    let end = 0
    element.lastIndex = 0
    for (let match = element.exec(text); match; match = element.exec(text)) {
      end = element.lastIndex
      const [, closing, name = '', attributes = '', empty] = match
      if (!closing) this.#open(name, attributes)
      if (closing || empty) this.#close(name)
    }
    return text.slice(end)
  }

  #open(name: string, text: string): void {
    if (name === 'osm') this.began = true
    else if (name === 'bounds') this.#bounds(read(text))
    else if (name === 'tag') this.#tag(read(text))
    else if (name === 'nd') this.#way?.refs.push(Number(read(text).ref))
    else if (name === 'member') this.#member(read(text))
    else if (name === 'node' || name === 'way' || name === 'relation') this.#object(name, read(text))
  }

  #object(name: 'node' | 'way' | 'relation', found: Record<string, string>): void {
    this.#id = Number(found.id)
    this.#tags = undefined
    this.#hidden = found.visible === 'false' || found.action === 'delete'
    if (name === 'node' && !this.#hidden) this.data.nodes.add(this.#id, Number(found.lon), Number(found.lat))
    if (name === 'way') this.#way = { refs: [] }
    if (name === 'relation') this.#relation = { id: this.#id, tags: {}, ways: [] }
  }

  #tag(found: Record<string, string>): void {
    if (found.k === undefined) return
    this.#tags ??= {}
    this.#tags[decode(found.k)] = decode(found.v ?? '')
  }

  #member(found: Record<string, string>): void {
    if (found.type === 'way') this.#relation?.ways.push(Number(found.ref))
  }

  #bounds(found: Record<string, string>): void {
    const box = [found.minlon, found.minlat, found.maxlon, found.maxlat].map(Number)
    const [west, south, east, north] = box
    if (box.every(Number.isFinite)) this.data.bounds = [west!, south!, east!, north!]
  }

  #close(name: string): void {
    if (name === 'osm') this.ended = true
    if (this.#hidden) return
    if (name === 'node' && this.#tags) this.data.taggedNodes.push({ id: this.#id, tags: this.#tags })
    if (name === 'way' && this.#way) this.data.ways.set(this.#id, { ...this.#way, tags: this.#tags })
    if (name === 'relation' && this.#relation && this.#tags)
      this.data.relations.push({ ...this.#relation, tags: this.#tags })
    if (name === 'way') this.#way = undefined
    if (name === 'relation') this.#relation = undefined
  }
}

function read(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name, double, single] of text.matchAll(attribute)) found[name!] = double ?? single ?? ''
  return found
}

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(entity, (_, hex, decimal, named) =>
    named
      ? (entities[named.toLowerCase()] ?? '')
      : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  )
}
