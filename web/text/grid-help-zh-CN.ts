// Words of the sheet of keys and gestures of the grid editor, in Chinese: a part of `zh-CN.ts`.
type Lines = Record<string, readonly [string, string]>

export const gridHelpZhCN = {
  gridHelp: {
    help: '快捷键和手势',
    edit: '编辑边界',
    editKeys: {
      tools: ['1 – 5', '移动、重画、拆分、划转、合并'],
      drag: ['拖动', '移动圆点；从边的中点可加点'],
      points: ['， 和 。', '选中上一个、下一个点'],
      arrows: ['方向键', '选中的点移动 1 米；按住 Shift 移动 10 米'],
      remove: ['Delete', '删除选中的点'],
      snap: ['按住 Shift', '暂停自动贴合'],
      enter: ['Enter 或双击', '结束画线'],
      back: ['Backspace', '退回画线的上一点'],
      undo: ['Ctrl + Z', '撤销，步数不限'],
      redo: ['Ctrl + Shift + Z', '重做，也可用 Ctrl + Y'],
      escape: ['Esc', '依次取消拖动、画线、选择、工具，最后退出'],
      question: ['?', '打开本页'],
    } as Lines,
    paint: '涂绘街区',
    paintKeys: {
      drag: ['拖动', '一笔涂过的街区划给选中的网格'],
      space: ['按住空格拖动', '移动地图，不涂绘'],
      zoom: ['滚轮', '缩放地图'],
      grid: ['↑ ↓', '在合计表中选择要涂的网格'],
      list: ['方向键、Home、End', '在街区列表中选择街区'],
      enter: ['Enter 或空格', '把列表中选中的街区划给网格'],
      undo: ['Ctrl + Z', '撤销一笔；Ctrl + Shift + Z 重做'],
      escape: ['Esc', '先取消正在涂的一笔，再结束涂绘'],
    } as Lines,
    touch: '手指操作',
    gestures: {
      drag: ['一指拖动圆点', '移动边界；涂绘时涂过街区'],
      rest: ['长按圆点', '删除此点'],
      tap: ['点按', '画线加点，或选中网格；点“完成画线”结束'],
      pinch: ['两指', '缩放、移动地图；涂绘时不会落笔'],
    } as Lines,
  },
}
