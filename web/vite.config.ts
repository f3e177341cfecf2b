import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The portal is built to files that the server hands out; while it is being worked on, `/api` is asked of a server that runs. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, manifest: true, sourcemap: false, assetsInlineLimit: 0 },
  server: { proxy: { '/api': process.env.MADRONE_SERVER ?? 'http://127.0.0.1:3000' } },
});
