// The sign of a traffic light: colour and shape together; the word stands beside it.
import { type LightShapeId, lightShapes } from './light-shapes.ts'

export function LightMark({ light, size = 16 }: { light: LightShapeId; size?: number }) {
  const { outline, glyph, color, glyphColor } = lightShapes[light]
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={outline} fill={color} />
      <path
        d={glyph}
        fill="none"
        stroke={glyphColor}
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
