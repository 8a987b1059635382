// Words of painting grids and of proposals for dividing a community, in English: a part of `en.ts`.
import type { gridPaintZhCN } from './grid-paint-zh-CN.ts'

export const gridPaintEn: typeof gridPaintZhCN = {
  gridPaint: {
    open: 'Paint',
    title: 'Paint grids by blocks',
    hint: 'Drag over the map to give blocks to the chosen grid; hold Space to move the map, or use two fingers',
    inPanel: 'Tools and totals are in the panel',
    loading: 'Reading roads, compounds and facilities',
    target: 'Give to',
    newGrid: 'New grid',
    newShort: (n) => `new ${n}`,
    grain: 'Unit',
    grains: { block: 'Block', parcel: 'Compound', atom: 'May cut compounds' },
    atomHint: 'Borders may then run through compounds; use with care',
    brush: 'Brush',
    brushes: { point: 'Point', small: 'Small', large: 'Large' },
    handOn: 'Take along what is cut off',
    totals: 'Totals per grid',
    columns: {
      grid: 'Grid',
      households: 'Households',
      deviation: 'Against target',
      population: 'People',
      area: 'Area',
      compounds: 'Compounds',
      facilities: 'Facilities',
      problems: 'Open problems',
    },
    fits: 'fits',
    over: (n) => `${n} over`,
    under: (n) => `${n} short`,
    aim: (least, most) => `Target: ${least}–${most} households per grid`,
    shared:
      'Households and people as recorded of the grids, shared out by the dwellings of compounds; the server checks before saving',
    unassigned: (n, area) =>
      n === '1' ? `1 piece of land has no grid, ${area}` : `${n} pieces of land have no grid, ${area} in all`,
    showUnassigned: 'Show on the map',
    allAssigned: 'All land has a grid',
    list: 'List of blocks',
    listHint: 'Arrow keys choose, Enter gives to the chosen grid',
    piece: (n, households, grid) => `No. ${n} · ${households} households · ${grid}`,
    pieceUnknown: (n, grid) => `No. ${n} · ${grid}`,
    none: 'no grid',
    close: 'Stop painting',
    refused: {
      cuts: (grid) =>
        `This stroke would cut grid ${grid} in two and part off what is red; tick "Take along what is cut off"`,
      apart: (grid) => `The painted land does not touch grid ${grid}; begin at its border`,
      'takes-all': (grid) => `A new grid cannot take all the land of grid ${grid}`,
      nothing: () => 'This already belongs to that grid',
    },
  },
  gridDivision: {
    open: 'Divide',
    openShort: 'Divide',
    title: 'Proposed division',
    hint: 'Divides the community along roads and rivers into connected grids with about the same households; no compound is cut. A proposal is a draft: accept it, adjust it or drop it.',
    grids: 'Number of grids',
    byTarget: 'as the target says',
    households: 'Households per grid',
    keep: 'Stay with present borders where possible',
    propose: 'Propose',
    again: 'Another proposal',
    accept: 'Accept',
    adjust: 'Accept and paint',
    drop: 'Drop it',
    working: 'Dividing',
    suggested: (n, households) => `At about ${households} households per grid: ${n} grids`,
    result: (n) => (n === '1' ? 'Proposal: 1 grid' : `Proposal: ${n} grids`),
    notes: {
      'no-streets':
        'No roads are known here: divided along compounds and straight lines only; please check by hand',
      'no-households': 'No households are recorded: balanced by people or land instead',
      'straight-cuts':
        'Where no road divides the land, borders are straight lines; please adjust them by hand',
      'fewer-grids': 'There are too few pieces of land for so many grids',
      islands: 'Some land lies apart and was added to the nearest grid',
    },
    measures: {
      households: 'balanced by households',
      people: 'balanced by people',
      area: 'balanced by area',
    },
    noOrigin:
      'This community has no grid yet: import or make the first one before a proposal can be taken up',
  },
}
