import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemsOf } from '../support/accessibility.ts';
import { addDocsSite } from '../support/docs-site.ts';
import { watch } from '../support/page-watch.ts';
import { TestRepository } from '../support/repository.ts';
import { ShownSite } from '../support/shown-site.ts';
import { chosenOn, hashOf, numberOf } from '../support/source-page.ts';
import { specText } from '../support/specs.ts';

const ROUTES = '/source/src/auth/routes.ts/';

/** A module of sixty lines. */
const code = Array.from(
  { length: 30 },
  (_, index) =>
    `/** What number ${index + 1} is, told at some length so that it is wider than a narrow screen. */\nexport const value${index + 1} = "text" + ${index};\n`,
).join('');

/** Two documents that cite the same file, documented before and after it changed. */
function twiceDocumented(): TestRepository {
  const repository = TestRepository.init();
  const document = (name: string, day: string): void => {
    const fields = {
      completed_at: `${day}T12:00:00Z`,
      tracks: ['src/**'],
      target_files: [`docs/${name}.md`],
    };
    repository.write(`.chant/specs/${day}-001-doc.md`, specText(fields, `Document ${name}`));
    repository.write(
      `docs/${name}.md`,
      `# The ${name} guide\n\n## Values\n\n\`src/auth/routes.ts:1-10\` and \`src/auth/routes.ts:50\`\n\n## Other\n\n\`src/main.ts\`\n`,
    );
    repository.commit(`Document ${name}`, { date: `${day}T12:05:00Z` });
  };
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  repository
    .write('src/auth/routes.ts', code)
    .write('src/main.ts', 'main();\n')
    .write('src/auth/models.ts', 'export {};\n')
    .write('lib/a/b.ts', 'export {};\n');
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  document('early', '2026-01-10');
  repository.write('src/auth/routes.ts', `// Inserted.\n${code}`);
  repository.commit('Insert a line', { date: '2026-01-20T08:00:00Z' });
  document('late', '2026-02-10');
  const edited = code.replace('value10 =', 'changed10 =').replace(/.*value20.*\n/, '');
  repository.write('src/auth/routes.ts', `// Inserted.\n${edited}`);
  repository.commit('Edit it', { date: '2026-02-20T08:00:00Z' });
  return repository;
}

let repository: TestRepository;
let site: ShownSite;

beforeAll(async () => {
  repository = twiceDocumented();
  site = await ShownSite.build(
    addDocsSite(repository, { drift: "{ sourcePages: { pages: 'tracked', exclude: ['site'] } }" }),
  );
});

afterAll(async () => {
  await site.close();
  repository[Symbol.dispose]();
});

const open = (path: string, options?: BrowserContextOptions): Promise<Page> =>
  site.open(path, options);

describe('lines of a source page', () => {
  it('are chosen by a click, to another line with Shift, and besides others with Control', async () => {
    const page = await open(ROUTES);
    await numberOf(page, 3).click();
    await expectChosen(page, '#L3', [3]);
    await numberOf(page, 6).click({ modifiers: ['Shift'] });
    await expectChosen(page, '#L3-L6', [3, 4, 5, 6]);
    await numberOf(page, 9).click({ modifiers: ['ControlOrMeta'] });
    await expectChosen(page, '#L3-L6,L9', [3, 4, 5, 6, 9]);
    await numberOf(page, 8).click({ modifiers: ['Shift'] });
    await expectChosen(page, '#L3-L6,L8-L9', [3, 4, 5, 6, 8, 9]);
    await expect
      .poll(() => page.getByRole('status').innerText())
      .toBe('Lines selected: 3 to 6, 8 to 9.');
    await numberOf(page, 1).click();
    await expectChosen(page, '#L1', [1]);
  });

  it('are chosen without scrolling, and stay chosen when the page is loaded again', async () => {
    const page = await open(ROUTES);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate('scrollY')).toBe(300);
    await numberOf(page, 12).click();
    await expectChosen(page, '#L12', [12]);
    expect(await page.evaluate('scrollY')).toBe(300);
    await numberOf(page, 14).click({ modifiers: ['Shift'] });
    await expectChosen(page, '#L12-L14', [12, 13, 14]);
    await page.reload();
    await expectChosen(page, '#L12-L14', [12, 13, 14]);
  });

  it('are chosen by the address that the page is opened with, and by one that follows', async () => {
    const page = await open(`${ROUTES}#L2,L40-45`);
    await expectChosen(page, '#L2,L40-45', [2, 40, 41, 42, 43, 44, 45]);
    await page.evaluate("location.hash = '#L50'");
    await expectChosen(page, '#L50', [50]);
  });

  it('are chosen by the keyboard, and are a single stop of the Tab key', async () => {
    const page = await open(`${ROUTES}#L5`);
    expect(await page.locator('.drift-lines a[tabindex="0"]').count()).toBe(1);
    await numberOf(page, 5).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expectFocused(page, 7);
    await expectChosen(page, '#L5', [5]);
    await page.keyboard.press('Enter');
    await expectChosen(page, '#L7', [7]);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expectChosen(page, '#L7-L9', [7, 8, 9]);
    await page.keyboard.press('Shift+ArrowUp');
    await expectChosen(page, '#L7-L8', [7, 8]);
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Space');
    await expectChosen(page, '#L1,L7-L8', [1, 7, 8]);
    await page.keyboard.press('Escape');
    await expectChosen(page, '', []);
    expect(await page.evaluate('location.href')).toBe(site.url + ROUTES);
    await page.keyboard.press('Shift+ArrowDown');
    await expectChosen(page, '#L1-L2', [1, 2]);
    await page.keyboard.press('End');
    await expectFocused(page, 60);
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('.drift-lines a:focus').count()).toBe(0);
  });

  it('are said to be missing where the address names lines that the page does not have', async () => {
    const page = await open(`${ROUTES}#L4000`);
    await expect
      .poll(() => page.getByRole('status').innerText())
      .toBe('Line 4000 is not on this page.');
  });
});

describe('a source page without JavaScript', () => {
  const STILL = { javaScriptEnabled: false };

  it('has numbers that link to their lines, and marks the line in the address', async () => {
    const page = await open(ROUTES, STILL);
    await numberOf(page, 40).click();
    await page.waitForURL(`${ROUTES}#L40`);
    const line = page.locator('#L40');
    const plain = await page.locator('#L41').evaluate(groundOf);
    await expect.poll(() => line.evaluate(groundOf)).not.toBe(plain);
    await expect.poll(async () => (await line.boundingBox())?.y).toBeLessThan(720);
    expect((await line.boundingBox())?.y).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: 'Copy link' }).isVisible()).toBe(false);
  });

  it('is linked from a document at the lines that are cited', async () => {
    const page = await open('/docs/early/', STILL);
    await page.getByRole('link', { name: 'src/auth/routes.ts:1-10' }).click();
    await page.waitForURL(`${ROUTES}#L2-L11`);
    const plain = await page.locator('#L12').evaluate(groundOf);
    await expect.poll(() => page.locator('#L2').evaluate(groundOf)).not.toBe(plain);
  });

  it('marks lines that changed since each document, or since the one that is chosen', async () => {
    const page = await open(ROUTES, STILL);
    const marks = (): Promise<string[]> =>
      page.locator('.drift-lines > div').evaluateAll((rows) =>
        rows.flatMap((row) => {
          const line = row.querySelector(':scope > a')?.textContent.trim() ?? '';
          const signs = [...row.querySelectorAll<HTMLElement>(':scope > b')];
          return signs
            .filter((sign) => sign.checkVisibility())
            .map((sign) => `${line} ${sign.innerText.replace(/\s+/g, ' ')}`);
        }),
      );
    const inserted: unknown = expect.stringMatching(/^1 \+/);
    const edits: unknown[] = [expect.stringMatching(/^21 ~/), expect.stringMatching(/^41 −/)];
    expect(await marks()).toEqual([inserted, ...edits]);
    await page.getByLabel('docs/late.md since 10 Feb 2026').check();
    await expect.poll(marks).toEqual(edits);
    await page.getByLabel('docs/early.md since 10 Jan 2026').check();
    await expect.poll(marks).toEqual([inserted, ...edits]);
    const legend = page.getByRole('group', {
      name: 'Lines changed since the documents were written',
    });
    expect((await legend.innerText()).replace(/\s+/g, ' ')).toContain(
      'docs/early.md since 10 Jan 2026: 1 added, 1 changed, 1 place with lines removed',
    );
  });
});

describe('the navigation of source pages', () => {
  it('links code to the sections that cite it, and to the lines that they cite', async () => {
    const page = await open(ROUTES);
    const citing = page.locator('.drift-citing');
    expect(await citing.locator('summary').innerText()).toContain(
      'Cited in 4 places of 2 documents',
    );
    await citing.getByRole('link', { name: 'lines 2 to 11' }).click();
    await expectChosen(page, '#L2-L11', [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    await citing.getByRole('link', { name: 'Values' }).first().click();
    await page.waitForURL(/\/docs\/(?:early|late)\/#values$/);
    await page.getByRole('link', { name: 'src/auth/routes.ts:50' }).click();
    await page.waitForURL((address) => address.pathname === ROUTES);
  });

  it('is a tree of folders, open on the way to the page', async () => {
    const page = await open(ROUTES);
    const tree = page.getByRole('navigation', { name: 'Source files' });
    expect(await tree.getByRole('link').allInnerTexts()).toEqual([
      'All files',
      '.chant/',
      'docs/',
      'lib/',
      'models.ts',
      'routes.ts',
      'main.ts',
      '.gitignore',
    ]);
    expect(await tree.locator('[aria-current="page"]').innerText()).toBe('routes.ts');
    await tree.getByRole('link', { name: 'lib/' }).click();
    await page.waitForURL('/source/lib/');
    await page.getByRole('main').locator('.drift-folder').getByRole('link', { name: 'a/' }).click();
    await page.waitForURL('/source/lib/a/');
    await page.getByRole('heading').getByRole('link', { name: 'lib' }).click();
    await page.waitForURL('/source/lib/');
    await tree.getByRole('link', { name: 'All files' }).click();
    await page.waitForURL('/source/');
    expect(await page.getByRole('heading').innerText()).toBe('Source files');
  });

  it('is folded on narrow screens until it is opened', async () => {
    const page = await open(ROUTES, { viewport: { width: 360, height: 700 } });
    const tree = page.getByRole('navigation', { name: 'Source files' });
    const file = tree.getByRole('link', { name: 'main.ts' });
    expect(await file.isVisible()).toBe(false);
    await tree.getByText('Files', { exact: true }).click();
    await file.waitFor();
  });
});

it.each([ROUTES, `${ROUTES}#L1-L45`, '/source/', '/source/src/auth/'])(
  'the page %s is accessible and fits wide and narrow screens, in light and dark',
  async (path) => {
    const page = await site.newPage();
    const { errors } = watch(page);
    await page.goto(path);
    expect(await problemsOf(page)).toEqual([]);
    expect(errors).toEqual([]);
  },
);

it.each(['light', 'dark'] as const)(
  'a source page shows chosen lines on the background that its %s code colours are made for',
  async (colorScheme) => {
    const page = await open(`${ROUTES}#L3`, { colorScheme });
    await page.locator('.drift-line').waitFor();
    const made = await page.locator('body').evaluate((body) => {
      body.style.background = 'var(--drift-code-selected)';
      return getComputedStyle(body).backgroundColor;
    });
    expect(await page.locator('#L3').evaluate(groundOf)).toBe(made);
  },
);

/** Waits until the address names lines, and they alone are shown as chosen. */
async function expectChosen(page: Page, hash: string, lines: number[]): Promise<void> {
  await expect.poll(() => hashOf(page)).toBe(hash);
  await expect.poll(() => chosenOn(page)).toEqual(lines);
}

async function expectFocused(page: Page, line: number): Promise<void> {
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(String(line));
}

function groundOf(element: Element): string {
  return getComputedStyle(element).backgroundColor;
}
