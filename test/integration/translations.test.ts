import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GERMAN } from '../../integration/astro/src/strings/german.ts';
import { type Element, textsOf } from '../support/page-texts.ts';
import type { TestRepository } from '../support/repository.ts';
import type { TestSite } from '../support/site.ts';
import { translatedSite } from '../support/translated-site.ts';

const NAMES = Object.keys(GERMAN);

/** What the site's own strings are: everything but what is filled in stands in brackets. */
const OWN = Object.fromEntries(
  Object.entries(GERMAN).map(([name, text], number) => [name, bracketed(text, number)]),
);

function bracketed(text: string, number: number): string {
  return text
    .split(/(\{\{\w+\}\}|`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 || part.trim() === '' ? part : `⟦${number}|${part}⟧`))
    .join('');
}

/** Strings that this site has no reason to show, without the ends of their forms. */
const UNSEEN: readonly string[] = [
  'drift.banner.outdatedSections',
  'drift.banner.issueTitle',
  'drift.banner.drifted',
  'drift.banner.otherSpec',
  'drift.banner.undecided',
  'drift.banner.nearby',
  'drift.banner.nearbyReason',
  'drift.excuse.name',
  'drift.excuse.mechanical',
  'drift.excuse.types',
  'drift.excuse.doc',
  'drift.excuse.binary',
  'drift.excuse.code',
  'drift.panel.writer',
  'drift.panel.prompt',
  'drift.panel.approval',
  'drift.forge.nothing',
  'drift.forge.unpublished',
  'drift.page.back',
  'drift.page.added',
  'drift.report.nothing',
  'drift.report.commit',
  'drift.report.commitDirty',
  'drift.report.branch',
  'drift.report.problem',
  'drift.report.shares',
  'drift.report.share',
  'drift.badge.label',
  'drift.badge.value',
  'drift.report.none',
  'drift.report.accepted',
  'drift.report.moreSections',
  'drift.report.moreOwners',
  'drift.report.morePages',
  'drift.report.empty',
  'drift.report.emptyHow',
  'drift.report.emptyNext',
  'drift.report.fresh',
  'drift.report.watched',
  'drift.report.watchedCount',
  'drift.report.severity.error',
  'drift.state.drifted',
  'drift.state.allDrifted',
  'drift.state.calm',
  'drift.state.harmless',
  'drift.advice.edited',
  'drift.spec.commit',
  'drift.spec.commitDirty',
  'drift.spec.branch',
  'drift.spec.moreDocuments',
  'drift.spec.fileChanged',
  'drift.spec.moreFiles',
  'drift.file.comment',
  'drift.file.types',
  'drift.file.doc',
  'drift.file.format',
  'drift.file.mechanical',
  'drift.file.same',
  'drift.file.unread',
  'drift.diff.then',
  'drift.diff.thenAt',
  'drift.diff.empty',
  'drift.diff.alike',
  'drift.diff.rest.unchanged',
  'drift.diff.rest.removed-unchanged',
  'drift.diff.rest.added-unchanged',
  'drift.diff.rest.removed-added-unchanged',
  'drift.absence.unreadable',
  'drift.absence.filtered',
  'drift.absence.crowded',
  'drift.absence.special',
  'drift.source.unlisted',
  'drift.source.movedTo',
  'drift.source.missing',
  'drift.source.new',
  'drift.source.same',
  'drift.source.unmarked',
  'drift.source.lineHidden',
];

/** The parts of an added page that are its own; the frame around them is Starlight's. */
function isOfAddedPage({ name, attribs }: Element): boolean {
  if (name === 'a') return attribs['href']?.startsWith('#drift-') === true;
  return ['article', 'h1', 'title'].includes(name) || attribs['name'] === 'description';
}

function isOfDocument({ attribs }: Element): boolean {
  return /(?:^| )drift-/.test(attribs['class'] ?? '') || 'data-drift' in attribs;
}

describe('a German site that replaces every string', () => {
  let repository: TestRepository;
  let site: TestSite;
  let texts: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    ({ repository, site } = await translatedSite(OWN));
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    const files = readdirSync(join(site.root, 'dist'), { recursive: true, encoding: 'utf8' });
    const pages = files.filter((file) => file.endsWith('.html') && !file.startsWith('en/'));
    texts = new Map(
      pages.map((file) => {
        const isPicked = /^(?:drift|source)\b/.test(file) ? isOfAddedPage : isOfDocument;
        return [file, textsOf(site.read(file), isPicked)];
      }),
    );
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('shows no untranslated string on documents and added pages', () => {
    const paths = repository.git('ls-files').split('\n');
    const data = new Set(['Δ', 'TechCorp', 'GitHub', ...paths.flatMap((path) => path.split('/'))]);
    const isData = (word: string): boolean =>
      /^\P{L}*$|^[\da-f]{7}$|zz/u.test(word) || data.has(word);
    const others = [...texts].flatMap(([file, all]) =>
      all
        .map((text) => text.replaceAll(/⟦[^⟧]*⟧/g, ' ').replaceAll(/\{\{\w+\}\}/g, ' '))
        .filter((rest) => !rest.split(/[\s/,:|]+/).every(isData))
        .map((rest) => `${file}: ${rest}`),
    );
    expect(others).toEqual([]);
  });

  it('shows nearly all strings', () => {
    const stemOf = (name: string): string => name.replace(/_(?:one|other)$/, '');
    const numbers = [...texts.values()].flat().flatMap((text) => [...text.matchAll(/⟦(\d+)\|/g)]);
    const seen = new Set(numbers.map(([, number]) => stemOf(NAMES[Number(number)] ?? '')));
    expect([...new Set(NAMES.map(stemOf))].filter((stem) => !seen.has(stem))).toEqual(UNSEEN);
  });

  it('renders added pages in the default language', () => {
    for (const page of ['drift', 'source/src', 'drift/site/src/content/docs/en/zzall.md']) {
      const html = site.read(`${page}/index.html`);
      expect(html).toContain('<html lang="de" dir="ltr"');
      expect(html).toMatch(/<main [^>]*lang="de" dir="ltr"/);
      expect(html).toMatch(/<article class="drift-page [^>]*lang="de"/);
    }
  });
});
