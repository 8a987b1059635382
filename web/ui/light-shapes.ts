// The traffic light as shapes that differ without colour too: drawn the same in lists and on the map, on a field of 16.

export interface LightShape {
  outline: string
  /** What stands in it, as a line of 1.8. */
  glyph: string
  color: string
  glyphColor: string
}

export const lightShapes = {
  green: {
    outline: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z',
    glyph: 'M4.9 8.2 7.2 10.5 11.2 5.9',
    color: '#2E7D32',
    glyphColor: '#FFFFFF',
  },
  yellow: {
    outline: 'M7.1 1.7a1 1 0 0 1 1.8 0l6.4 11.6a1 1 0 0 1-.9 1.5H1.6a1 1 0 0 1-.9-1.5Z',
    glyph: 'M8 6v4M8 12.3v.1',
    color: '#F9A825',
    glyphColor: '#1F2329',
  },
  red: {
    outline: 'M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2Z',
    glyph: 'M8 4.3v4.6M8 11.7v.1',
    color: '#C62828',
    glyphColor: '#FFFFFF',
  },
  /** Over: nobody waits for anything. */
  ended: {
    outline: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
    glyph: 'M5.4 8.2 7.3 10.1 10.8 6.2',
    color: '#7D8794',
    glyphColor: '#FFFFFF',
  },
  /** Nothing runs: it stands still. */
  none: {
    outline:
      'M3.4 1.6h9.2a1.8 1.8 0 0 1 1.8 1.8v9.2a1.8 1.8 0 0 1-1.8 1.8H3.4a1.8 1.8 0 0 1-1.8-1.8V3.4a1.8 1.8 0 0 1 1.8-1.8Z',
    glyph: 'M6.2 5.2v5.6M9.8 5.2v5.6',
    color: '#6B7480',
    glyphColor: '#FFFFFF',
  },
} as const satisfies Record<string, LightShape>

export type LightShapeId = keyof typeof lightShapes
