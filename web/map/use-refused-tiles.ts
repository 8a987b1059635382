// The session is over while the map asks for tiles: the page hears of it, and the tiles are asked for again once it is back.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { AJAXError, type ErrorEvent, type Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { profileOptions } from '../api.ts'

const unauthorised = 401

export function useRefusedTiles(map: MapLibreMap) {
  const client = useQueryClient()
  const signedIn = useQuery(profileOptions()).data !== null
  const refused = useRef(false)
  useEffect(() => {
    const onError = ({ error }: ErrorEvent) => {
      if (!(error instanceof AJAXError) || error.status !== unauthorised) return console.error(error)
      if (!refused.current) void client.invalidateQueries(profileOptions())
      refused.current = true
    }
    map.on('error', onError)
    return () => void map.off('error', onError)
  }, [map, client])

  useEffect(() => {
    if (!signedIn || !refused.current) return
    refused.current = false
    // By itself MapLibre never asks again for a tile that failed.
    for (const id of Object.keys(map.getStyle().sources)) {
      if (map.getSource(id)?.type === 'vector') map.refreshTiles(id)
    }
  }, [map, signedIn])
}
