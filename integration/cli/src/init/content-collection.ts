import { dirname } from 'node:path/posix';
import { inFolder } from './package-manager.ts';
import type { PlannedFile } from './planned-file.ts';
import type { Site } from './project.ts';

/**
 * Plans a content collection of the documents that chant writes, and a page for each of them. A
 * document in the source folder of the site, such as one of Starlight, needs neither.
 */
export function planCollection(document: string, site: Site | null): PlannedFile[] {
  if (site === null || document.startsWith(inFolder(site.folder, 'src/'))) return [];
  return [
    {
      path: site.collections ?? inFolder(site.folder, 'src/content.config.ts'),
      text: collectionText(document),
      purpose: 'makes a collection of the documents that specs write',
      addition: {
        to: '`collections`, and import `driftLoader` from `astro-drift/loader`',
        text: `${collectionEntry(document)},\n`,
      },
    },
    {
      path: inFolder(site.folder, 'src/pages/architecture/[...id].astro'),
      text: ROUTE,
      purpose: 'shows each of them as a page',
    },
  ];
}

/** A content configuration with a collection of the documents in the folder of one of them. */
export function collectionText(document: string): string {
  return `import { defineCollection } from 'astro:content';
import { driftLoader } from 'astro-drift/loader';

export const collections = {
  ${collectionEntry(document)},
};
`;
}

function collectionEntry(document: string): string {
  const folder = dirname(document);
  const options = folder === '.' ? '' : `{ base: ${stringLiteral(folder)} }`;
  return `architecture: defineCollection({ loader: driftLoader(${options}) })`;
}

const ROUTE = `---
import { getCollection, render } from 'astro:content';

export async function getStaticPaths() {
  const documents = await getCollection('architecture');
  return documents.map((document) => ({ params: { id: document.id }, props: { document } }));
}

const { document } = Astro.props;
const { Content } = await render(document);
---

<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{document.data.title}</title>
  </head>
  <body>
    <main>
      <Content />
    </main>
  </body>
</html>
`;

/** A JavaScript string in single quotes. */
function stringLiteral(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
