// What stands in a drawn photo: each thing broken, and as it should be. Coordinates are pixels of the 1280 × 960 picture.
import type { Random } from './random.ts'
import type { SceneId } from './scenes.ts'

export interface Brush {
  random: Random
  mended: boolean
  wall: string
}

const repeat = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')
const shadow = (x: number, y: number, rx: number) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${rx * 0.16}" fill="#000" opacity="0.16"/>`

const bagColours = ['#2E3338', '#3B5B78', '#E8E6E1', '#B33A3A', '#4A4F45']

function bags({ random }: Brush, count: number, left: number, right: number, floor: number): string {
  return repeat(count, () => {
    const [x, size] = [random.integer(left, right), random.integer(34, 62)]
    const y = floor - random.integer(0, 46)
    return `<path d="M${x - size} ${y} Q${x - size} ${y - size * 1.3} ${x} ${y - size * 1.5} Q${x + size} ${y - size * 1.3} ${x + size} ${y} Z" fill="${random.pick(bagColours)}"/><path d="M${x - 8} ${y - size * 1.5} l8 -16 l8 16 Z" fill="#000" opacity="0.35"/>`
  })
}

const litter = ({ random }: Brush, count: number) =>
  repeat(count, () => {
    const [x, y] = [random.integer(260, 1020), random.integer(690, 780)]
    return `<rect x="${x}" y="${y}" width="${random.integer(10, 30)}" height="${random.integer(6, 14)}" transform="rotate(${random.integer(-40, 40)} ${x} ${y})" fill="${random.pick(['#FFFFFF', '#D9D2C4', '#C44F4F', '#5C8A5C'])}"/>`
  })

function wheelieBin(x: number, colour: string, open: boolean, heap: string): string {
  return `${shadow(x + 70, 742, 90)}${open ? heap : ''}<path d="M${x} 560 h140 l-14 182 h-112 Z" fill="${colour}"/><rect x="${x - 6}" y="${open ? 520 : 546}" width="152" height="20" rx="8" fill="${colour}" transform="rotate(${open ? -24 : 0} ${x} 560)"/><circle cx="${x + 26}" cy="746" r="13" fill="#26292C"/><circle cx="${x + 114}" cy="746" r="13" fill="#26292C"/>`
}

function bicycle(x: number, y: number, turn: number, colour: string): string {
  return `<g transform="rotate(${turn} ${x} ${y})" fill="none" stroke-width="7"><circle cx="${x - 58}" cy="${y}" r="40" stroke="#2B2F33"/><circle cx="${x + 58}" cy="${y}" r="40" stroke="#2B2F33"/><path d="M${x - 58} ${y} L${x - 20} ${y - 66} L${x + 40} ${y - 66} L${x} ${y} L${x - 20} ${y - 66} M${x + 58} ${y} L${x + 36} ${y - 88} h26" stroke="${colour}"/><path d="M${x - 38} ${y - 74} h36" stroke="#2B2F33" stroke-width="12"/></g>`
}

function car(x: number, y: number, colour: string): string {
  return `${shadow(x + 240, y + 68, 260)}<path d="M${x} ${y + 20} q6 -60 90 -66 l70 -70 q120 -22 210 0 l66 74 q50 8 54 62 v30 h-490 Z" fill="${colour}"/><path d="M${x + 176} ${y - 52} l56 -50 h64 v50 Z M${x + 312} ${y - 102} q60 2 74 8 l42 42 h-116 Z" fill="#CFE0EA"/><circle cx="${x + 110}" cy="${y + 46}" r="44" fill="#24272A"/><circle cx="${x + 390}" cy="${y + 46}" r="44" fill="#24272A"/><circle cx="${x + 110}" cy="${y + 46}" r="18" fill="#B9BEC3"/><circle cx="${x + 390}" cy="${y + 46}" r="18" fill="#B9BEC3"/><rect x="${x + 454}" y="${y - 4}" width="34" height="18" rx="6" fill="#F3D98B"/>`
}

function crates({ random }: Brush): string {
  return repeat(9, (index) => {
    const [x, size] = [330 + (index % 5) * 118 + random.integer(-14, 14), random.integer(84, 120)]
    const y = 742 - (index > 4 ? 100 : 0) - size
    const colour = random.pick(['#B98B5A', '#C79E70', '#9A7448', '#8F969C', '#7A5F4B'])
    return `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${colour}" transform="rotate(${random.integer(-5, 5)} ${x} ${y})"/><path d="M${x + 8} ${y + size * 0.4} h${size - 16}" stroke="#000" opacity="0.25" stroke-width="5"/>`
  })
}

const umbrella = (x: number, colour: string) =>
  `<rect x="${x - 5}" y="430" width="10" height="300" fill="#8B8F94"/><path d="M${x - 190} 452 Q${x} 320 ${x + 190} 452 Z" fill="${colour}"/><path d="M${x - 64} 452 Q${x - 40} 356 ${x} 340 Q${x + 40} 356 ${x + 64} 452 Z" fill="#FFF" opacity="0.35"/>`

/** Ragged round shape. */
function blot({ random }: Brush, x: number, y: number, rx: number, ry: number): string {
  const corners = repeat(14, (index) => {
    const angle = (index / 14) * 2 * Math.PI
    const reach = random.between(0.78, 1.1)
    return `${index ? 'L' : 'M'}${(x + Math.cos(angle) * rx * reach).toFixed(0)} ${(y + Math.sin(angle) * ry * reach).toFixed(0)} `
  })
  return `${corners}Z`
}

export const objects: Record<SceneId, (brush: Brush) => string> = {
  rubbish: (brush) =>
    brush.mended
      ? `<rect x="360" y="716" width="560" height="26" fill="#000" opacity="0.05"/>`
      : `${shadow(640, 744, 330)}${bags(brush, 15, 400, 880, 740)}${litter(brush, 16)}`,
  bin: (brush) =>
    ['#3E6B4F', '#3B5B78', '#6B6F73']
      .map((colour, index) =>
        wheelieBin(
          380 + index * 190,
          colour,
          !brush.mended,
          bags(brush, 4, 390 + index * 190, 510 + index * 190, 560),
        ),
      )
      .join('') + (brush.mended ? '' : litter(brush, 12)),
  bicycles: ({ random, mended }) =>
    mended
      ? `<path d="M300 680 v90 M470 680 v90 M640 680 v90 M810 680 v90 M980 680 v90" stroke="#FFF" stroke-width="8"/>${repeat(4, (index) => bicycle(385 + index * 170, 716, 0, '#3B5B78'))}`
      : repeat(7, (index) =>
          bicycle(
            300 + index * 110,
            690 + random.integer(-10, 60),
            random.integer(-24, 28),
            random.pick(['#3B5B78', '#B33A3A', '#4A8A6A', '#D0A63A']),
          ),
        ),
  notices: ({ random, mended, wall }) =>
    repeat(11, () => {
      const [x, y] = [random.integer(220, 980), random.integer(410, 530)]
      const [w, h, turn] = [random.integer(70, 120), random.integer(44, 70), random.integer(-12, 12)]
      return mended
        ? `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${wall}"/><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#FFF" opacity="0.22"/>`
        : `<g transform="rotate(${turn} ${x} ${y})"><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${random.pick(['#FFFFFF', '#F6E27A', '#F0B7A8'])}"/><path d="M${x + 8} ${y + 16} h${w - 16} M${x + 8} ${y + 30} h${w - 30}" stroke="#9B2C2C" stroke-width="6"/></g>`
    }),
  clutter: (brush) => (brush.mended ? '' : `${shadow(640, 744, 360)}${crates(brush)}`),
  'fire-lane': ({ mended }) =>
    `<path d="M160 792 L300 650 H980 L1120 792 Z" fill="none" stroke="#E3B91F" stroke-width="10"/>${repeat(9, (index) => `<path d="M${230 + index * 100} 780 l60 -110" stroke="#E3B91F" stroke-width="9" opacity="0.8"/>`)}${mended ? '' : car(390, 690, '#A9B4BC')}`,
  lamp: ({ mended }) =>
    `${mended ? '<circle cx="760" cy="196" r="150" fill="#FFE9A8" opacity="0.55"/>' : ''}<g transform="rotate(${mended ? 0 : 14} 640 742)"><rect x="628" y="170" width="24" height="572" fill="#5B6268"/><path d="M640 178 h120" stroke="#5B6268" stroke-width="18"/><path d="M716 180 h92 l-18 36 h-56 Z" fill="${mended ? '#FFD766' : '#44494E'}"/></g>${mended ? '' : '<path d="M742 742 l22 -12 l16 18 Z M786 750 l18 -10 l10 14 Z" fill="#DDE8EE"/>'}`,
  pothole: (brush) =>
    brush.mended
      ? `<path d="${blot(brush, 640, 890, 210, 46)}" fill="#3A3D40" opacity="0.85"/>`
      : `<path d="${blot(brush, 640, 890, 210, 46)}" fill="#4A4640"/><path d="${blot(brush, 650, 898, 150, 26)}" fill="#6E6252"/><path d="M430 880 l-90 -26 M850 884 l96 -20 M560 930 l-40 26" stroke="#3A3D40" stroke-width="6" fill="none"/>`,
  wires: ({ random, mended }) =>
    `<rect x="250" y="120" width="22" height="622" fill="#6C6358"/><rect x="1010" y="120" width="22" height="622" fill="#6C6358"/>${repeat(
      mended ? 3 : 8,
      (index) => {
        const [from, sag] = [150 + index * 12, mended ? 26 : random.integer(120, 420)]
        return `<path d="M260 ${from} Q640 ${from + sag} 1020 ${from}" stroke="#24272A" stroke-width="6" fill="none"/>`
      },
    )}`,
  green: (brush) =>
    `<rect x="140" y="640" width="1000" height="130" fill="${brush.mended ? '#7FA65F' : '#A2A06A'}"/>${repeat(
      brush.mended ? 40 : 12,
      () => {
        const [x, y] = [brush.random.integer(150, 1120), brush.random.integer(650, 756)]
        return `<path d="M${x} ${y} l6 -22 l6 22 Z" fill="#5D8A45"/>`
      },
    )}${brush.mended ? repeat(14, () => `<circle cx="${brush.random.integer(160, 1110)}" cy="${brush.random.integer(656, 750)}" r="9" fill="#E2A0B4"/>`) : `<path d="${blot(brush, 620, 706, 260, 44)}" fill="#9C8560"/>${litter(brush, 12)}`}`,
  stall: ({ random, mended }) =>
    mended
      ? ''
      : `${shadow(520, 746, 240)}${umbrella(520, '#C4544A')}<rect x="350" y="620" width="360" height="26" fill="#8A6B4A"/><path d="M372 646 v96 M688 646 v96" stroke="#6C5238" stroke-width="14"/>${repeat(16, (index) => `<circle cx="${370 + index * 21}" cy="${606 - (index % 2) * 14}" r="15" fill="${random.pick(['#D8572A', '#7BA344', '#E2B93B', '#B6403A'])}"/>`)}<rect x="780" y="640" width="150" height="100" fill="#B98B5A"/>`,
  car: ({ random, mended }) =>
    mended
      ? repeat(
          6,
          (index) =>
            `<rect x="${250 + index * 150}" y="700" width="18" height="84" rx="9" fill="#C9462F"/><rect x="${250 + index * 150}" y="724" width="18" height="14" fill="#FFF"/>`,
        )
      : car(390, 690, random.pick(['#8C2F2F', '#E9E9E6', '#39506B'])),
  manhole: ({ mended }) =>
    mended
      ? '<ellipse cx="640" cy="890" rx="120" ry="38" fill="#55595D"/><ellipse cx="640" cy="890" rx="98" ry="30" fill="none" stroke="#7D8286" stroke-width="6"/><path d="M556 890 h168 M640 862 v56" stroke="#7D8286" stroke-width="6"/>'
      : '<ellipse cx="640" cy="890" rx="120" ry="38" fill="#141618"/><path d="M600 880 L560 760 M640 884 L672 750 M680 888 L620 764" stroke="#7A5F3A" stroke-width="10"/><path d="M560 760 l-30 -24 M672 750 l34 -30" stroke="#6E8A4A" stroke-width="8"/>',
  puddle: (brush) =>
    brush.mended
      ? '<rect x="880" y="830" width="120" height="26" fill="#3A3D40"/><path d="M892 830 v26 M912 830 v26 M932 830 v26 M952 830 v26 M972 830 v26" stroke="#8C9195" stroke-width="5"/>'
      : `<path d="${blot(brush, 620, 884, 430, 62)}" fill="#9DB4C2" opacity="0.9"/><path d="M340 872 q80 -14 160 0 M620 902 q110 -12 200 4" stroke="#FFF" stroke-width="6" fill="none" opacity="0.7"/>`,
  toilet: ({ mended }) =>
    `<rect x="330" y="330" width="620" height="412" fill="#E9E5DC"/><rect x="330" y="300" width="620" height="40" fill="#8A8F98"/><rect x="440" y="430" width="130" height="312" fill="#7FA0B8"/><rect x="700" y="430" width="130" height="312" fill="${mended ? '#C58A96' : '#A99A9D'}" transform="rotate(${mended ? 0 : 5} 700 742)"/><circle cx="505" cy="384" r="26" fill="#2F6EA8"/><circle cx="765" cy="384" r="26" fill="#B84A68"/>${mended ? '' : '<ellipse cx="760" cy="764" rx="210" ry="26" fill="#9DB4C2"/><path d="M620 742 l50 -12 l24 12 Z" fill="#C9B79A"/>'}`,
  stop: ({ mended }) =>
    `<rect x="300" y="360" width="680" height="22" fill="#4D555C"/><path d="M330 380 v362 M950 380 v362" stroke="#4D555C" stroke-width="16"/><rect x="346" y="400" width="588" height="230" fill="#DCEAF1" opacity="0.75"/><rect x="420" y="660" width="440" height="22" fill="#8A6B4A"/>${mended ? '<path d="M420 420 l120 190 M480 420 l120 190" stroke="#FFF" opacity="0.6" stroke-width="12"/>' : '<path d="M640 400 l-60 96 l74 26 l-48 108 M640 400 l90 80 l-40 60 l96 90" stroke="#5F7078" stroke-width="6" fill="none"/><path d="M560 742 l40 -24 l20 24 Z M680 750 l52 -20 l18 20 Z M620 760 l24 -14 l20 14 Z" fill="#C6DAE4"/>'}`,
}
