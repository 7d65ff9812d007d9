import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The blue of signs and links; shade 8 on white and shade 3 on the dark ground both pass 4.5 : 1. */
const BLUE: MantineColorsTuple = ['#eef4fb', '#dbe7f5', '#b6ceea', '#8fb5df', '#6d9fd6', '#4f8acb', '#2f6fb3', '#1f5896', '#12406f', '#0b2d51'];

/** How everything looks; the colours of meaning are variables in `app.css`, since they differ between light and dark. */
export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '700' },
  colors: { blue: BLUE },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'sm',
  respectReducedMotion: true,
});
