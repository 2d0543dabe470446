import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The accent of the tokens as the ten shades that Mantine asks for. */
const ink: MantineColorsTuple = [
  '#e9f3f7',
  '#d2e5ed',
  '#a6cbdb',
  '#76afc8',
  '#5198b7',
  '#3a8aad',
  '#2c7a9c',
  '#1f5f7a',
  '#174a60',
  '#0c3547',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink },
  fontFamily: "'Golos Text Variable', system-ui, 'Segoe UI', sans-serif",
  headings: { fontFamily: 'inherit', fontWeight: '600' },
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Modal: { defaultProps: { centered: true, radius: 8 }, styles: { title: { fontWeight: 600, fontSize: '1.1rem' } } },
    Button: { defaultProps: { loaderProps: { type: 'dots' } } },
  },
});

/** Mantine's surfaces, lines and texts are those of our tokens, in both schemes. */
export const variables: CSSVariablesResolver = () => {
  const ours = {
    '--mantine-color-body': 'var(--k-surface)',
    '--mantine-color-text': 'var(--k-text)',
    '--mantine-color-dimmed': 'var(--k-text-2)',
    '--mantine-color-placeholder': 'var(--k-text-2)',
    '--mantine-color-default': 'var(--k-surface)',
    '--mantine-color-default-hover': 'var(--k-surface-2)',
    '--mantine-color-default-border': 'var(--k-line-strong)',
    '--mantine-color-error': 'var(--k-late)',
    '--mantine-color-anchor': 'var(--k-accent-text)',
  };
  // What Mantine paints dark boxes and lists with.
  const dark = {
    '--mantine-color-dark-4': 'var(--k-line-strong)',
    '--mantine-color-dark-5': 'var(--k-surface-2)',
    '--mantine-color-dark-6': 'var(--k-surface)',
    '--mantine-color-dark-7': 'var(--k-surface)',
    '--mantine-color-dark-8': 'var(--k-bg)',
  };
  return { variables: {}, light: ours, dark: { ...ours, ...dark } };
};
