import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { TestRepository } from '../support/repository.ts';
import { StaticServer } from '../support/server.ts';
import { TestSite } from '../support/site.ts';
import { numbered, specText } from '../support/specs.ts';

const LONG_NAME = 'a_name_that_is_longer_than_a_narrow_screen';
const FENCE = '```';
const DOCUMENT = `# The guide

Fine \`src/b.py:2-3\`, moved \`src/auth/routes.py:50-60\`.

## Routes

Changed \`src/auth/routes.py:20-40\`, deleted \`src/gone.py:1-3\`, missing \`src/never.py:1\`, not there
\`src/b.py:90\`, and a [link](../src/auth/routes.py#L20-L30).

## A long heading about \`src/auth/${LONG_NAME}.py\` and what else there is to say of it

| what the file is for, in so many words | file |
| --- | --- |
| that which is said of it above | \`src/auth/routes.py:20-40\` |

## Flow

Fine \`src/b.py:4\`.

${FENCE}text
┌──────────────────────────────────────────────────────────────────────────────────────────────────┐
│ A drawing that is wide, and keeps its shape whatever the width of the screen that it is shown on │
└──────────────────────────────────────────────────────────────────────────────────────────────────┘
${FENCE}
`;

const PAGE = `---
import { getCollection, render } from 'astro:content';

export const getStaticPaths = async () =>
  (await getCollection('docs')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));

const { Content, headings } = await render(Astro.props.entry);
---

<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <title>The guide</title>
    <style is:inline>
      :root { color-scheme: light dark }
      body { margin: 1rem; background: light-dark(#fff, #15181e); color: light-dark(#222, #ddd);
        font: 1rem/1.6 system-ui, sans-serif }
      a { color: light-dark(#1a56b8, #8ab4ff) }
      nav { overflow-wrap: anywhere }
      table { display: block; overflow: auto; white-space: nowrap }
    </style>
  </head>
  <body>
    <nav aria-label="On this page">
      <ul>{headings.map(({ slug, text }) => <li><a href={'#' + slug}>{text}</a></li>)}</ul>
    </nav>
    <main><Content /></main>
  </body>
</html>
`;

/** A document of which everything that can go wrong has. */
function driftedSite(): { repository: TestRepository; site: TestSite } {
  const repository = TestRepository.init();
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  repository.write('src/auth/routes.py', numbered(60)).write('src/b.py', numbered(5));
  repository.write('src/gone.py', numbered(5)).write(`src/auth/${LONG_NAME}.py`, numbered(5));
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  repository.write(
    '.chant/specs/001-doc.md',
    specText({
      completed_at: '2026-01-10T12:00:00Z',
      tracks: ['src/**/*.py'],
      target_files: ['docs/guide.md'],
    }),
  );
  repository.write('docs/guide.md', DOCUMENT);
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  const site = new TestSite(repository);
  site.write(
    'astro.config.mjs',
    `import drift from 'astro-drift';

export default {
  integrations: [drift({ rules: { 'broken-citation': 'warn' } })],
  markdown: { shikiConfig: { wrap: true, theme: 'github-dark-default' } },
};
`,
  );
  site.write(
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { driftLoader } from 'astro-drift/loader';

export const collections = { docs: defineCollection({ loader: driftLoader({ base: 'docs' }) }) };
`,
  );
  site.write('src/pages/[...id].astro', PAGE);
  const lines = numbered(60).split('\n');
  lines[24] = 'changed';
  repository.write('src/auth/routes.py', ['inserted', ...lines].join('\n'));
  repository.remove('src/gone.py');
  repository.commit('Move on', { date: '2026-01-20T08:00:00Z' });
  return { repository, site };
}

describe('a document that has drifted', () => {
  let repository: TestRepository;
  let site: TestSite;
  let server: StaticServer;
  let browser: Browser;
  let page: Page;

  const open = async (
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<[Page, BrowserContext]> => {
    const context = await browser.newContext({ baseURL: server.url, ...options });
    const opened = await context.newPage();
    await opened.goto('/guide/');
    return [opened, context];
  };

  beforeAll(async () => {
    ({ repository, site } = driftedSite());
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    server = await StaticServer.start(join(site.root, 'dist'));
    browser = await openBrowser();
    [page] = await open();
  });

  afterAll(async () => {
    await browser.close();
    server.close();
    repository[Symbol.dispose]();
  });

  it.each([
    ['src/b.py:2-3', '/source/src/b.py/#L2-L3'],
    ['src/auth/routes.py:50-60', '/source/src/auth/routes.py/#L51-L61'],
    [
      'src/auth/routes.py:20-40 (changed since this was written)',
      '/drift/001-doc/#file-src/auth/routes.py',
    ],
    ['link (changed since this was written)', '/drift/001-doc/#file-src/auth/routes.py'],
    ['src/gone.py:1-3 (deleted since this was written)', '/drift/001-doc/#file-src/gone.py'],
    ['src/never.py:1 (this file does not exist)', '/drift/001-doc/#citations'],
    ['src/b.py:90 (these lines do not exist)', '/drift/001-doc/#citations'],
  ])('names and links a citation: %s', async (name, href) => {
    const link = page.getByRole('link', { name, exact: true }).first();
    expect(await link.getAttribute('href')).toBe(href);
  });

  it('marks what is wrong by sign and line, and nothing else', async () => {
    const looks = await page.locator('.drift-citation').evaluateAll((links) =>
      links.map((link) => ({
        state: (link as HTMLElement).dataset['state'],
        line: getComputedStyle(link).textDecorationStyle,
        sign: getComputedStyle(link, '::after').content.replace(/[^×Δ]/g, ''),
      })),
    );
    const marked = new Map([
      ['changed', ['wavy', 'Δ']],
      ['ok', ['solid', '']],
      ['moved', ['solid', '']],
    ]);
    for (const { state, line, sign } of looks) {
      const expected = marked.get(state ?? '') ?? ['dashed', '×'];
      expect([line, sign], state).toEqual(expected);
    }
    expect(new Set(looks.map(({ state }) => state)).size).toBe(6);
  });

  it('marks stale sections at their heading, and says which sources', async () => {
    const heading = page.getByRole('heading', { name: /^Routes/ });
    const mark = heading.getByRole('link');
    expect(await mark.innerText()).toContain('routes.py and 1 other changed');
    expect(await mark.getAttribute('href')).toBe('/drift/001-doc/');
    expect(await heading.ariaSnapshot()).toContain(
      'changed since this was written: src/auth/routes.py, src/gone.py',
    );
    const long = page.getByRole('heading', { name: /^A long heading/ }).locator('.drift-section');
    expect(await long.getAttribute('href')).toBe('/drift/001-doc/#file-src/auth/routes.py');
    expect(await page.locator('.drift-section').count()).toBe(2);
  });

  it('marks them in the table of contents', async () => {
    const contents = page.getByRole('navigation', { name: 'On this page' });
    const names = (await contents.getByRole('link').allTextContents()).map((name) => name.trim());
    expect(names[1]).toBe('Routes (out of date)');
    expect(names[2]).toMatch(/^A long heading .* \(out of date\)$/);
    expect(names[3]).toBe('Flow');
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)(
    'has nothing that axe would find, %s and %i pixels wide',
    async (colorScheme, width) => {
      const [view, context] = await open({ colorScheme, viewport: { width, height: 800 } });
      await view.locator('.drift-banner summary').click();
      await view.locator('.drift-sources summary').first().click();
      expect(await violationsOf(view)).toEqual([]);
      expect(
        await view.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
      await context.close();
    },
  );

  it('keeps a drawing in shape on a narrow screen, where the keyboard reaches it', async () => {
    const [view, context] = await open({ viewport: { width: 360, height: 800 } });
    const drawing = view.locator('pre.drift-drawing');
    const { scroll, shown, heights } = await drawing.evaluate((element) => ({
      scroll: element.scrollWidth,
      shown: element.clientWidth,
      heights: [...element.querySelectorAll('.line')].map((line) => line.getClientRects().length),
    }));
    expect(scroll).toBeGreaterThan(shown + 100);
    expect(heights).toEqual([1, 1, 1]);
    await drawing.focus();
    await view.keyboard.press('ArrowRight');
    await view.waitForFunction(
      () => (document.querySelector('.drift-drawing')?.scrollLeft ?? 0) > 0,
    );
    await context.close();
  });

  it('says it all without JavaScript, and hides what only scripts can show', async () => {
    const [still, context] = await open({ javaScriptEnabled: false });
    expect(await still.getByText('This page may be out of date.').isVisible()).toBe(true);
    expect(await still.getByText('routes.py and 1 other changed').isVisible()).toBe(true);
    expect(await still.locator('.drift-preview').count()).toBeGreaterThan(2);
    expect(await still.locator('.drift-preview:visible').count()).toBe(0);
    await context.close();
  });
});
