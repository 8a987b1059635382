// The symbol of a kind as the map draws it: a shape with a glyph, a line for roads, a field for land.
import type { KindInfo } from '../../api/contract/catalog.ts'

/** Outlines in a field of 18 × 18; they differ without colour too. */
const outlines = {
  circle: <circle cx="9" cy="9" r="8.5" />,
  square: <rect x="1" y="1" width="16" height="16" rx="3" />,
  diamond: <path d="m9 0 9 9-9 9-9-9Z" />,
  triangle: <path d="m9 0 9 17H0Z" />,
  hexagon: <path d="m9 0 8 4.5v9L9 18l-8-4.5v-9Z" />,
}

export function KindSymbol({ kind, size = 18 }: { kind: KindInfo; size?: number }) {
  const { color, symbol, glyph, widths } = kind.style
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      {symbol !== undefined || glyph !== undefined ? (
        <>
          <g fill={symbol === undefined ? darker(color) : color}>{outlines[symbol ?? 'circle']}</g>
          <text
            x="9"
            y={symbol === 'triangle' ? 15.5 : 12.8}
            fontSize={symbol === 'triangle' || symbol === 'diamond' ? 9 : 10.5}
            textAnchor="middle"
            fill="#fff"
          >
            {glyph}
          </text>
        </>
      ) : widths ? (
        <path d="M1 13C6 12 9 5 17 5" fill="none" stroke="#8a8f98" strokeWidth="3.5" />
      ) : (
        <rect x="1" y="3" width="16" height="12" rx="2" fill={color} stroke="#8a8f98" strokeWidth="1" />
      )}
    </svg>
  )
}

/** Land is drawn pale; under a white glyph its colour is deepened until the glyph reads. */
function darker(color: string): string {
  return `color-mix(in srgb, ${color} 45%, #1f2f23)`
}
