import { describe, expect, it } from 'vitest';
import {
  isHistorical,
  isInHistory,
} from '../../../integration/engine/src/watched/historical-pages.ts';

describe('a page', () => {
  it.each([
    'CHANGELOG.md',
    'packages/a/changelog.md',
    'CHANGELOG-2.x.md',
    'docs/adr/0001-use-git.md',
    'docs/decisions/use-git.md',
    'docs/plans/next.md',
    'docs/archive/old.md',
    'src/content/blog/hello.mdx',
    'news/hello.md',
    'docs/releases/a.md',
    'docs/release-notes.md',
    'docs/migration-to-v2.md',
    'notes/2024-05-01-meeting.md',
    'docs/v2.0.md',
    '.changeset/red-dogs-run.md',
    'website/versioned_docs/version-23.x/api.md',
    'Documentation/v2/metrics.md',
    'notes/research/evaluation.md',
    'vendor/github.com/a/b/README.md',
    'src/fixtures/README.md',
    'tests/site/src/page.md',
  ])('%s is historical', (path) => {
    expect(isHistorical(path)).toBe(true);
  });

  it.each([
    'README.md',
    'docs/guide.md',
    'docs/planning-a-trip.md',
    'docs/blogging.md',
    'docs/changes-feed/setup.md',
    'docs/http2.md',
    'tests/README.md',
    'docs/testing.md',
    'docs/vendors.md',
    'docs/architecture.mdx',
  ])('%s is about the present', (path) => {
    expect(isHistorical(path)).toBe(false);
  });
});

describe('a section', () => {
  const lines = (...headings: string[]): string[] => [...headings, 'Text'];

  it.each([
    ['# Demo', '## Changelog', '### Next'],
    ['# Demo', '## 1.2.0'],
    ['# Demo', '## Migrating from v1'],
  ])('tells of the past below %s', (...headings) => {
    expect(isInHistory(lines(...headings), headings.length + 1)).toBe(true);
  });

  it.each([
    ['# Changelog'],
    ['# Demo', '## Changelog', '## Options'],
    ['# Demo', '## Changelog', '### Next', '## Use'],
    ['# Demo', '## Change a severity'],
  ])('is about the present below %s', (...headings) => {
    expect(isInHistory(lines(...headings), headings.length + 1)).toBe(false);
  });
});

it.each(['#', ' ', 'a ', '1.', 'changes '])('reads a heading full of %j at once', (part) => {
  expect(isInHistory([`## x${part.repeat(300_000)}x`, ''], 2)).toBe(false);
});
