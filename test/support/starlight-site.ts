import { TestRepository } from './repository.ts';
import { numbered } from './specs.ts';
import { TestSite } from './site.ts';

/** What makes a Starlight site differ from the plainest one. */
export interface StarlightSiteOptions {
  /** Astro options, as source text of an object's fields. */
  config?: string;
  /** Starlight options, as source text of an object's fields. */
  starlight?: string;
  /** Import lines of the configuration. */
  imports?: string;
  /** The plugins of Starlight, as source text. */
  plugins?: string;
}

/** A repository near this project's packages, with two source files of numbered lines. */
export function starlightRepository(): TestRepository {
  const repository = TestRepository.nearby();
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  repository.write('src/auth/routes.py', numbered(60)).write('src/b.py', numbered(5));
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  return repository;
}

/** A site as `npm create astro -- --template starlight` makes it, with the plugin added. */
export function addStarlightSite(
  repository: TestRepository,
  options: StarlightSiteOptions = {},
): TestSite {
  const { config = '', starlight = '', imports = '', plugins = 'drift()' } = options;
  const site = new TestSite(repository, 'site', { '@astrojs/starlight': '*' });
  site.write(
    'astro.config.mjs',
    `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
import drift from 'astro-drift/starlight';
${imports}
export default defineConfig({
  integrations: [
    starlight({ title: 'TechCorp', plugins: [${plugins}], ${starlight} }),
  ],
  ${config}
});
`,
  );
  site.write(
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
`,
  );
  return site;
}

/** A page of the site as an author writes it. */
export function addPage(site: TestSite, file: string, fields: string[], body: string[]): void {
  site.write(`src/content/docs/${file}`, ['---', ...fields, '---', '', ...body, ''].join('\n'));
}
