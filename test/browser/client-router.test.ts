import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDocsSite } from '../support/docs-site.ts';
import { watch } from '../support/page-watch.ts';
import { TestRepository } from '../support/repository.ts';
import { ShownSite } from '../support/shown-site.ts';
import { chosenOn, hashOf, numberOf } from '../support/source-page.ts';
import { numbered, specText } from '../support/specs.ts';

const FENCE = '```';

const LAYOUT = `---
import { ClientRouter } from 'astro:transitions';
---

<html lang="en">
  <head>
    <title>{Astro.props.title}</title>
    <ClientRouter />
  </head>
  <body>
    <slot />
  </body>
</html>
`;

const PAGE = `---
import { getCollection, render } from 'astro:content';
import Routed from '../Routed.astro';

export const getStaticPaths = async () =>
  (await getCollection('docs')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));

const { entry } = Astro.props;
const { Content } = await render(entry);
---

<Routed title={entry.data.title}><Content /></Routed>
`;

/** A document with a diagram of two nodes that are files, and links to the others. */
function documentOf(name: string, text: string): string {
  return `# ${name}

[Start](start.md) · [One](one.md) · [Two](two.md)

${text}

${FENCE}mermaid
flowchart LR
  A["Login<br>src/auth/routes.ts"] --> B["src/main.ts"] --> C[Users]
${FENCE}
`;
}

/** A site of which all pages are brought by Astro's client router. */
function addRoutedSite(repository: TestRepository): ReturnType<typeof addDocsSite> {
  const site = addDocsSite(repository, { drift: "{ layout: './src/Routed.astro' }" });
  site.write('src/Routed.astro', LAYOUT).write('src/pages/[...id].astro', PAGE);
  return site;
}

let repository: TestRepository;
let site: ShownSite;

beforeAll(async () => {
  // Astro's own components have to be below the folder in which packages are found.
  repository = TestRepository.nearby();
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  repository.write('src/auth/routes.ts', numbered(60)).write('src/main.ts', numbered(5));
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  repository.write('docs/start.md', '# Start\n\n[One](one.md)\n');
  repository.write('docs/one.md', documentOf('One', 'As in `src/main.ts:1`.'));
  repository.write('docs/two.md', documentOf('Two', 'As in no file.'));
  repository.write(
    '.chant/specs/001-doc.md',
    specText({
      completed_at: '2026-01-10T12:00:00Z',
      tracks: ['src/**'],
      target_files: ['docs/start.md', 'docs/one.md', 'docs/two.md'],
    }),
  );
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  const routed = addRoutedSite(repository);
  repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
  site = await ShownSite.build(routed);
});

afterAll(async () => {
  await site.close();
  repository[Symbol.dispose]();
});

describe("on a site with Astro's client router", () => {
  it('every document that is navigated to has its diagram and its previews', async () => {
    const page = await site.newPage();
    const { errors } = watch(page);
    await page.goto('/docs/start/');
    const isSameDocument = await markDocument(page);
    for (const name of ['One', 'Two', 'One']) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { name }).waitFor();
      const drawing = page.locator('.drift-diagram-view > svg');
      await expect.poll(() => drawing.count()).toBe(1);
      expect(await drawing.locator('a').count()).toBe(2);
      expect(await page.getByRole('button', { name: 'Show as text' }).count()).toBe(1);
      if (name === 'Two') continue;
      // Waits until the transition is over, whose picture of the page is above everything.
      await page.getByRole('link', { name: 'src/main.ts:1' }).hover();
      await page.getByText('line 1', { exact: true }).waitFor();
    }
    expect(await isSameDocument()).toBe(true);
    await page.locator('svg').getByText('Login').click();
    await page.waitForURL('/source/src/auth/routes.ts/');
    expect(errors).toEqual([]);
  });

  it('lines can be chosen on every source page that is navigated to', async () => {
    const page = await site.open('/source/');
    const isSameDocument = await markDocument(page);
    const list = page.locator('.drift-folder');
    await list.getByRole('link', { name: 'src/' }).click();
    await list.getByRole('link', { name: 'main.ts' }).click();
    await numberOf(page, 1).click();
    await expect.poll(() => hashOf(page)).toBe('#L1');
    await expect.poll(() => chosenOn(page)).toEqual([1]);
    const tree = page.getByRole('navigation', { name: 'Source files' });
    await tree.getByRole('link', { name: 'auth/' }).click();
    await list.getByRole('link', { name: 'routes.ts' }).click();
    await numberOf(page, 3).click();
    await numberOf(page, 5).click({ modifiers: ['Shift'] });
    await expect.poll(() => hashOf(page)).toBe('#L3-L5');
    await expect.poll(() => chosenOn(page)).toEqual([3, 4, 5]);
    await page.getByRole('button', { name: 'Copy link' }).waitFor();
    await page.goBack();
    await list.getByRole('link', { name: 'routes.ts' }).waitFor();
    await page.goForward();
    await expect.poll(() => chosenOn(page)).toEqual([3, 4, 5]);
    expect(await isSameDocument()).toBe(true);
  });
});

/** Returns a function that tells whether the page still is the document that it is now. */
async function markDocument(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(globalThis, { isSameDocument: true }));
  return () => page.evaluate(() => 'isSameDocument' in globalThis);
}
