// How the web is built: sources in web/, the answer in dist/web, which the API serves.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Large libraries in chunks of their own: they change seldom and stay in the browser's cache. */
const chunks = [
  // Vite's own helper would land in the chunk of deck.gl, which then loads with every page.
  { name: 'preload', test: /vite\/preload-helper/ },
  { name: 'maplibre', test: /node_modules\/(maplibre-gl|@maplibre|@mapbox)\// },
  { name: 'deck', test: /node_modules\/(@deck\.gl|@luma\.gl|@loaders\.gl|@math\.gl|@probe\.gl)\// },
  { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|rc-[a-z-]+)\// },
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
]

export default defineConfig(({ command }) => {
  // Everybody gets the same web, also from a server that tests or developers start: under their NODE_ENV React takes its slow
  // form, and under `test` all dialogs of antd go by one name.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: resolve(import.meta.dirname, 'web'),
    plugins: [react()],
    // MapLibre's worker is an ES module.
    worker: { format: 'es' },
    build: {
      outDir: resolve(import.meta.dirname, 'dist/web'),
      emptyOutDir: true,
      // deck.gl and MapLibre are large by nature; the limit watches our own code.
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
    },
    // The host stays as the browser sent it: the API takes changes only from pages of its own address.
    server: {
      proxy: { '/api': { target: `http://localhost:${process.env.API_PORT ?? 8080}`, changeOrigin: false } },
    },
  }
})
