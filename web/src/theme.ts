import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

// The whole look of the portal. Teal leads; poppy means time is short and nothing else; every pair of colours used for
// text stands at 4.5 to 1 or better.

const teal: MantineColorsTuple = [
  '#eaf6f6',
  '#d3eaeb',
  '#a8d5d7',
  '#78bec1',
  '#4da6aa',
  '#2c9095',
  '#14797f',
  '#0b666c',
  '#08565c',
  '#04383d',
];
const poppy: MantineColorsTuple = [
  '#fff5ea',
  '#ffe6ca',
  '#fdcb94',
  '#fbae5b',
  '#f5922c',
  '#e57c0c',
  '#bf6200',
  '#9a4e00',
  '#7a3d00',
  '#552a00',
];
const neutral: MantineColorsTuple = [
  '#f7f8f8',
  '#eef0f0',
  '#e0e4e4',
  '#cdd3d3',
  '#aab3b4',
  '#7f8a8b',
  '#5c6768',
  '#465051',
  '#2f3738',
  '#1b2122',
];

export const theme = createTheme({
  fontFamily: "'Public Sans Variable', 'Noto Sans', system-ui, sans-serif",
  headings: { fontFamily: "'Public Sans Variable', 'Noto Sans', system-ui, sans-serif", fontWeight: '650' },
  colors: { teal, poppy, gray: neutral },
  primaryColor: 'teal',
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '13px', sm: '14px', md: '16px', lg: '18px', xl: '22px' },
  components: {
    // What a badge says is never cut off: it grows.
    Badge: {
      defaultProps: { variant: 'default', size: 'lg', tt: 'none', fw: 600, radius: 'sm' },
      styles: {
        root: { height: 'auto', minHeight: 26, overflow: 'visible' },
        label: { whiteSpace: 'normal', overflow: 'visible', lineHeight: 1.3 },
      },
    },
    Anchor: { defaultProps: { underline: 'always' } },
    // The head of a dialog is a <header>, which beside the page's own would be a second banner.
    Modal: { defaultProps: { attributes: { header: { role: 'none' } } } },
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } } } },
    Table: { defaultProps: { verticalSpacing: 'var(--row-space)', horizontalSpacing: 12 } },
    Tooltip: { defaultProps: { multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } } },
  },
});

/** Colours with a meaning, by the name of what they mean. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    '--met': '#17633a',
    '--met-soft': '#e5f3ea',
    '--unmet': '#a01f17',
    '--unmet-soft': '#fbeae8',
    '--unknown': '#43478a',
    '--unknown-soft': '#ecedf8',
    '--pressing': poppy[8],
    '--pressing-soft': poppy[1],
    '--quiet': neutral[6],
    '--line': neutral[3],
    '--ground': neutral[0],
    '--ring': teal[6],
  },
  light: {
    '--mantine-color-dimmed': neutral[6],
    '--mantine-color-placeholder': '#667172',
    '--mantine-color-error': '#a01f17',
    '--mantine-color-anchor': teal[8],
    '--mantine-color-text': neutral[9],
    '--mantine-color-default-border': '#8a9495',
  },
  dark: {},
});
