import { dirname } from 'node:path/posix';

/** A content collection of the documents beside one that chant specs write. */
export function collectionText(document: string): string {
  return `import { defineCollection } from 'astro:content';
import { driftLoader } from 'astro-drift/loader';

export const collections = {
  ${collectionEntry(document)},
};
`;
}

/** The same as one entry of `collections`. */
export function collectionEntry(document: string): string {
  const base = dirname(document);
  return `architecture: defineCollection({ loader: driftLoader(${base === '.' ? '' : `{ base: ${quote(base)} }`}) })`;
}

/** A page for each entry of that collection. */
export function routeText(): string {
  return `---
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
}

function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
