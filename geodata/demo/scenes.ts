// Photos of the demo county are drawings: a street corner with something wrong, and the same corner once it is mended.
import { Random } from './random.ts'
import { type Brush, objects } from './scene-objects.ts'

export const sceneIds = [
  'rubbish',
  'bin',
  'bicycles',
  'notices',
  'clutter',
  'fire-lane',
  'lamp',
  'pothole',
  'wires',
  'green',
  'stall',
  'car',
  'manhole',
  'puddle',
  'toilet',
  'stop',
] as const
export type SceneId = (typeof sceneIds)[number]

/** Each scene at so many corners. */
export const sceneVariants = 3
export const sceneSize = { width: 1280, height: 960 }

/** Morning, noon and an overcast afternoon, each before walls of another colour. */
const lights = [
  { sky: ['#CFE3F2', '#F6E9D8'], wall: '#D9C7AE', far: '#C4CBD2', ground: '#C9C4BA', road: '#8C8E91' },
  { sky: ['#9CC7EA', '#E4F0F7'], wall: '#C9B8A6', far: '#B4BFC9', ground: '#D2CDC2', road: '#7F8285' },
  { sky: ['#B9C3CB', '#DDE2E5'], wall: '#B7B3AB', far: '#A3ABB2', ground: '#B5B1A8', road: '#6F7377' },
] as const

/** SVG text of a picture of `sceneSize`. `variant` counts from 0; the same arguments give the same picture. */
export function drawScene(scene: SceneId, variant: number, mended: boolean): string {
  const { width, height } = sceneSize
  const light = lights[variant % lights.length]!
  // Before and after share the corner: what stands there is drawn from one stream of chance, what is wrong from another.
  const brush: Brush = { random: new Random(variant, `${scene} thing`), mended, wall: light.wall }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light.sky[0]}"/><stop offset="1" stop-color="${light.sky[1]}"/></linearGradient></defs>
${street(light, new Random(variant, `${scene} corner`))}
${objects[scene](brush)}
<rect width="${width}" height="${height}" fill="#1F2329" opacity="0.04"/>
</svg>`
}

function street({ wall, far, ground, road }: (typeof lights)[number], random: Random): string {
  const houses = Array.from({ length: 7 }, (_, index) => {
    const x = index * 190 - 40
    const top = random.integer(150, 290)
    const windows = Array.from({ length: 12 }, (_, at) => {
      const [column, row] = [at % 3, Math.floor(at / 3)]
      return `<rect x="${x + 24 + column * 48}" y="${top + 30 + row * 58}" width="28" height="34" fill="#EEF2F4" opacity="0.7"/>`
    })
    return `<rect x="${x}" y="${top}" width="170" height="${540 - top}" fill="${far}"/>${windows.join('')}`
  })
  const wallTop = 380
  const joints = Array.from(
    { length: 14 },
    (_, index) =>
      `<path d="M${640 + (index - 7) * 96} 640 L${640 + (index - 7) * 210} 800" stroke="#000" opacity="0.08" stroke-width="3"/>`,
  )
  return `<rect width="1280" height="560" fill="url(#sky)"/>
${houses.join('')}
<rect x="0" y="${wallTop}" width="1280" height="260" fill="${wall}"/>
<rect x="0" y="${wallTop}" width="1280" height="14" fill="#000" opacity="0.18"/>
<rect x="0" y="606" width="1280" height="34" fill="#000" opacity="0.1"/>
<rect x="0" y="640" width="1280" height="160" fill="${ground}"/>${joints.join('')}
<rect x="0" y="712" width="1280" height="16" fill="#E3C34B" opacity="0.55"/>
<rect x="0" y="800" width="1280" height="22" fill="#A9A59C"/>
<rect x="0" y="822" width="1280" height="138" fill="${road}"/>
<path d="M80 900 H320 M520 900 H760 M960 900 H1200" stroke="#F2F2EE" stroke-width="12" opacity="0.8"/>`
}
