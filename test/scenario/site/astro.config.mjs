import { defineConfig } from 'astro/config';
import drift from 'astro-drift';

export default defineConfig({
  integrations: [drift({ layout: './src/layouts/Page.astro' })],
});
