import { defineConfig } from 'vite';
import { precompress } from './precompress.js';

// The paths the product answers itself; in development they go on to the product on PORT.
const productPaths = ['/api', '/dev', '/tmf-api', '/webhooks', '/health', '/mock'];
const target = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

export default defineConfig({
  plugins: [precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // Libraries mark files for React's server components; there is no server side here to care.
    rolldownOptions: {
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  server: { host: '127.0.0.1', proxy: Object.fromEntries(productPaths.map((path) => [path, { target }])) },
});
