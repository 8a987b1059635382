// How do antd's components look? Tokens of our look, light or for the dark wall, with targets for fingers on a phone.
import { type ThemeConfig, theme } from 'antd'

const font =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif'

export function antdTheme(wall: boolean, touch: boolean): ThemeConfig {
  return {
    algorithm: wall ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: wall ? '#8db1ff' : '#1d4ed8',
      colorInfo: wall ? '#8db1ff' : '#1d4ed8',
      colorPrimaryHover: wall ? '#a9c4ff' : '#1e40af',
      colorError: wall ? '#ff9a8d' : '#c62828',
      colorLink: wall ? '#8db1ff' : '#1d4ed8',
      colorText: wall ? '#eef2f7' : '#1f2329',
      colorTextSecondary: wall ? '#a9b4c2' : '#5c626b',
      colorTextTertiary: wall ? '#a9b4c2' : '#5c626b',
      colorTextPlaceholder: wall ? '#a9b4c2' : '#5c626b',
      colorBgContainer: wall ? '#171c24' : '#ffffff',
      colorBgElevated: wall ? '#1f2630' : '#ffffff',
      borderRadius: 8,
      fontFamily: font,
      fontSize: wall ? 20 : 14,
      controlHeight: touch || wall ? 44 : 32,
      // A finger does not know that a button is meant to be small.
      ...(touch ? { controlHeightSM: 44 } : {}),
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.2s',
    },
    components: {
      // White on the light blue of the wall could not be read.
      ...(wall ? { Button: { primaryColor: '#12161c' } } : {}),
      Segmented: { itemSelectedColor: wall ? '#8db1ff' : '#1d4ed8' },
      Table: { cellPaddingBlockSM: 6, headerBg: wall ? '#1f2630' : '#f5f6f8' },
    },
  }
}
