import { fileURLToPath } from 'node:url';

/** One page, its scripts, styles and fonts under `assets/` with the hash of their content in the name; nothing is inlined, since the page's policy would refuse it. */
export default {
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  logLevel: 'warn',
  build: {
    target: 'es2022',
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    // Mantine marks its files for servers that render React; nobody here does.
    rolldownOptions: { onwarn: (warning, say) => void (warning.code === 'MODULE_LEVEL_DIRECTIVE' || say(warning)) },
  },
};
