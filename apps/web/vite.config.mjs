import { join } from 'node:path';
import { defineConfig } from 'vite';

/** `npm run web` serves the page with hot reload and hands /api to a server that is running on PORT. */
export default defineConfig({
  root: import.meta.dirname,
  // The page is one for the whole origin; deep links must find their assets.
  base: '/',
  // Vite's cache must not lie in node_modules, which other work trees may share.
  cacheDir: join(import.meta.dirname, '..', '..', '.cache', 'vite'),
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: join(import.meta.dirname, '..', '..', 'dist', 'web'),
    emptyOutDir: true,
    target: 'es2022',
    // The policy forbids data: everywhere but in images, and a hashed file is cached for good.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Mantine marks its files for React servers, which this is none of.
      onwarn: (warning, report) => void (warning.code === 'MODULE_LEVEL_DIRECTIVE' || report(warning)),
    },
  },
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT || 3000}` } },
});
