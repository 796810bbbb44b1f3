import drift from 'astro-drift';
import { defineConfig } from 'astro/config';

export default defineConfig({
  integrations: [drift({ pages: ['content/**'], layout: './src/layouts/Page.astro' })],
  markdown: {
    shikiConfig: {
      themes: { light: 'github-light-default', dark: 'github-dark-default' },
      defaultColor: false,
    },
  },
});
