import type { TestRepository } from './repository.ts';
import { linkModules } from './site.ts';

/** A site before anybody thought of this package: its packages, and a few files. */
function addSite(
  repository: TestRepository,
  folder: string,
  files: Readonly<Record<string, string>>,
): void {
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  const dependencies = { astro: '*', '@astrojs/starlight': '*', '@astrojs/sitemap': '*' };
  const all = {
    'package.json': JSON.stringify({ name: 'site', private: true, type: 'module', dependencies }),
    'package-lock.json': '{}',
    'tsconfig.json': '{"extends":"astro/tsconfigs/strict"}',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) repository.write(`${folder}/${name}`, text);
  linkModules(repository.path(`${folder}/node_modules`));
}

const INDEX = '<html lang="en"><head><title>Home</title></head><body>Home</body></html>\n';

/** A site as `npm create astro@latest -- --template minimal` makes it, but for its icon. */
export function addMinimalSite(repository: TestRepository, folder: string): void {
  addSite(repository, folder, {
    'astro.config.mjs': `// @ts-check
import { defineConfig } from 'astro/config';

// https://astro.build/config
export default defineConfig({});
`,
    'src/pages/index.astro': INDEX,
  });
}

/** A site of documents in a collection. */
export function addDocumentSite(repository: TestRepository, folder: string): void {
  addSite(repository, folder, {
    'astro.config.mjs': `import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://docs.example.com',
});
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: 'src/content/docs', pattern: '**/*.{md,mdx}' }),
    schema: z.object({ title: z.string() }),
  }),
};
`,
    'src/content/docs/other.md': '---\ntitle: Another page\n---\n\nOf nothing in particular.\n',
    'src/layouts/Layout.astro': `---
const { title } = Astro.props.frontmatter ?? Astro.props;
---

<html lang="en"><head><title>{title}</title></head><body><slot /></body></html>
`,
    'src/pages/index.astro': INDEX,
    'src/pages/docs/[...id].astro': `---
import { getCollection, render } from 'astro:content';
import Layout from '../../layouts/Layout.astro';

export const getStaticPaths = async () =>
  (await getCollection('docs')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));

const { entry } = Astro.props;
const { Content } = await render(entry);
---

<Layout title={entry.data.title}><Content /></Layout>
`,
  });
}

/** A site of one page, as Starlight's template has it. */
export function addFirstStarlight(repository: TestRepository, folder: string): void {
  addSite(repository, folder, {
    'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({ integrations: [starlight({ title: 'Handbook' })] });
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
};
`,
    'src/content/docs/index.md': '---\ntitle: Welcome\n---\n\nTo all of you.\n',
  });
}
