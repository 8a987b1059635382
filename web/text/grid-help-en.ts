// Words of the sheet of keys and gestures of the grid editor, in English: a part of `en.ts`.
import type { gridHelpZhCN } from './grid-help-zh-CN.ts'

export const gridHelpEn: typeof gridHelpZhCN = {
  gridHelp: {
    help: 'Keys and gestures',
    edit: 'Editing borders',
    editKeys: {
      tools: ['1 – 5', 'Move, redraw, split, give, merge'],
      drag: ['Drag', 'Move a dot, or add one from the middle of an edge'],
      points: [', and .', 'Choose the point before or after'],
      arrows: ['Arrow keys', 'Move the chosen point by 1 m; with Shift by 10 m'],
      remove: ['Delete', 'Remove the chosen dot'],
      snap: ['Hold Shift', 'Pause snapping'],
      enter: ['Enter or double-click', 'End the line'],
      back: ['Backspace', 'Take back the last point of the line'],
      undo: ['Ctrl + Z', 'Undo, without limit'],
      redo: ['Ctrl + Shift + Z', 'Redo, or Ctrl + Y'],
      escape: ['Esc', 'Give up the drag, the line, the choice, the tool; then leave'],
      question: ['?', 'Open this sheet'],
    },
    paint: 'Painting blocks',
    paintKeys: {
      drag: ['Drag', 'Give the blocks under the stroke to the chosen grid'],
      space: ['Space and drag', 'Move the map instead of painting'],
      zoom: ['Wheel', 'Zoom'],
      grid: ['↑ ↓', 'Choose the grid to paint in the table of totals'],
      list: ['Arrows, Home, End', 'Choose a block in the list of blocks'],
      enter: ['Enter or Space', 'Give the block chosen in the list to the grid'],
      undo: ['Ctrl + Z', 'Undo a stroke; Ctrl + Shift + Z to redo'],
      escape: ['Esc', 'Give up the stroke, then stop painting'],
    },
    touch: 'With fingers',
    gestures: {
      drag: ['One finger drags', 'A dot: the border moves. While painting: the blocks it passes'],
      rest: ['Rest on a dot', 'Remove it'],
      tap: ['Tap', 'Add a point to the line or choose a grid; “End the line” ends it'],
      pinch: ['Two fingers', 'Zoom and move the map, also while painting'],
    },
  },
}
