// The session is over while the map asks for tiles: the page hears of it, and the tiles are asked for again once it is back.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { AJAXError, type ErrorEvent, type Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { profileOptions } from '../queries/accounts.ts'

const unauthorised = 401

interface Position {
  z: number
  x: number
  y: number
}

/** What MapLibre adds to the error of a tile, and leaves out of its types. */
type TileError = ErrorEvent & { sourceId?: string; tile?: { tileID: { canonical: Position } } }

export function useRefusedTiles(map: MapLibreMap) {
  const client = useQueryClient()
  const signedIn = useQuery(profileOptions()).data !== null
  const refused = useRef<{ sourceId: string; position: Position }[]>([])
  useEffect(() => {
    const onError = ({ error, sourceId, tile }: TileError) => {
      const isRefused = error instanceof AJAXError && error.status === unauthorised
      if (!isRefused || sourceId === undefined || !tile) return console.error(error)
      if (refused.current.length === 0) void client.invalidateQueries(profileOptions())
      refused.current.push({ sourceId, position: tile.tileID.canonical })
    }
    map.on('error', onError)
    return () => void map.off('error', onError)
  }, [map, client])

  useEffect(() => {
    if (!signedIn) return
    // One by one: told to ask for a whole source anew, MapLibre leaves out the tiles that failed.
    for (const { sourceId, position } of refused.current) {
      if (map.getSource(sourceId)) map.refreshTiles(sourceId, [position])
    }
    refused.current = []
  }, [map, signedIn])
}
