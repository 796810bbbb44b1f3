import { TestRepository } from '../support/repository.ts';
import { TestSite } from '../support/site.ts';
import { addDocumentation, FOLDER, type Situation } from './documentation.ts';

/** What a site is made with. */
export type Shell = 'plain' | 'starlight';

/** Options of the integration, as source text; `null` for a site without it. */
export type Drift = string | null;

/** A site in a repository of its own. */
export interface DocumentationSite {
  readonly repository: TestRepository;
  readonly site: TestSite;
}

const MANIFEST = { name: 'site', private: true, type: 'module' };
const PACKAGES = { astro: '*', 'astro-drift': '*', '@astrojs/starlight': '*' };

/** Makes a repository of documentation and a site that shows it. */
export function makeSite(shell: Shell, situation: Situation, drift: Drift): DocumentationSite {
  const repository = TestRepository.nearby();
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.git('remote', 'add', 'origin', 'https://github.com/example/product.git');
  addDocumentation(repository, situation);
  const site = new TestSite(repository, '.');
  site.write('package.json', JSON.stringify({ ...MANIFEST, dependencies: PACKAGES }));
  (shell === 'plain' ? writePlain : writeStarlight)(site, drift);
  repository.commit('Publish it', { date: '2026-01-21T00:00:00Z' });
  return { repository, site };
}

function writePlain(site: TestSite, drift: Drift): void {
  site.write(
    'astro.config.mjs',
    drift === null
      ? 'export default {};\n'
      : `import drift from 'astro-drift';
export default { integrations: [drift(${drift})] };
`,
  );
  site.write(
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = {
  docs: defineCollection({ loader: glob({ base: '${FOLDER}', pattern: '**/*.md' }) }),
};
`,
  );
  site.write(
    'src/pages/[...slug].astro',
    `---
import { getCollection, render } from 'astro:content';

export const getStaticPaths = async () =>
  (await getCollection('docs')).map((entry) => ({ params: { slug: entry.id }, props: { entry } }));

const { entry } = Astro.props;
const { Content } = await render(entry);
---

<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{entry.data.title}</title>
    <style>
      body {
        max-width: 60rem;
        margin: 0 auto;
        font-family: system-ui, sans-serif;
      }
    </style>
  </head>
  <body>
    <nav><a href="/">Home</a></nav>
    <main>
      <h1>{entry.data.title}</h1>
      <Content />
    </main>
  </body>
</html>
`,
  );
}

function writeStarlight(site: TestSite, drift: Drift): void {
  site.write(
    'astro.config.mjs',
    `import starlight from '@astrojs/starlight';
${drift === null ? '' : "import drift from 'astro-drift/starlight';"}
export default {
  integrations: [
    starlight({ title: 'Product', plugins: [${drift === null ? '' : `drift(${drift})`}] }),
  ],
};
`,
  );
  site.write(
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
};
`,
  );
}
