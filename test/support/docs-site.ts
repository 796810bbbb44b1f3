import type { TestRepository } from './repository.ts';
import { TestSite } from './site.ts';

/** What makes a documentation site differ from the plainest one. */
export interface DocsSiteOptions {
  /** The site's folder in the repository; `.` for the repository itself. */
  folder?: string;
  /** Astro options, as source text of an object's fields. */
  config?: string;
  /** Import lines of the configuration. */
  imports?: string;
  /** Options of `drift()`, as source text. */
  drift?: string;
  /** Options of `driftLoader()`, as source text. */
  loader?: string;
  /** Options of `mdx()`, as source text; `null` for a site without it. */
  mdx?: string | null;
}

/** A site as a new user would make it: one collection of documents, and a page for each of them. */
export function addDocsSite(repository: TestRepository, options: DocsSiteOptions = {}): TestSite {
  const { folder = 'site', config = '', imports = '', drift = '', loader = '', mdx = '' } = options;
  const site = new TestSite(repository, folder);
  site.write(
    'astro.config.mjs',
    `import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import drift from 'astro-drift';
${imports}
export default defineConfig({
  integrations: [drift(${drift})${mdx === null ? '' : `, mdx(${mdx})`}],
  ${config}
});
`,
  );
  site.write(
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { driftLoader } from 'astro-drift/loader';

export const collections = {
  docs: defineCollection({ loader: driftLoader(${loader}) }),
};
`,
  );
  site.write(
    'src/pages/[...id].astro',
    `---
import { getCollection, render } from 'astro:content';

export const getStaticPaths = async () =>
  (await getCollection('docs')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));

const { entry } = Astro.props;
const { Content } = await render(entry);
---

<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>{entry.data.title}</title>
  </head>
  <body data-spec={entry.data.spec.id} data-sources={entry.data.sources.map(({ pattern }) => pattern).join()}>
    <Content />
  </body>
</html>
`,
  );
  return site;
}
