import { describe, expect, it } from 'vitest';
import {
  findSection,
  findSectionAt,
  type SectionedPage,
} from '../../../integration/engine/src/accept/find-section.ts';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';

function pageOf(text: string): SectionedPage {
  return { file: 'docs/guide.md', text, headings: parseDocument(text, 'md').headings };
}

const guide = pageOf(`---
tracks: [src]
---

Before.

# Guide

## Log in

Text.

## Options

## Log out

### Options
`);

describe('findSection', () => {
  it.each([
    ['log-in', 'log-in'],
    ['#log-in', 'log-in'],
    ['Log in', 'log-in'],
    ['LOG OUT', 'log-out'],
    ['options', 'options'],
    ['options-1', 'options-1'],
    ['', ''],
    ['#', ''],
    ['(top)', ''],
    ['top', ''],
  ])('finds "%s"', (named, slug) => {
    expect(findSection(guide, named)).toEqual({ slug });
  });

  it('prefers a heading with the slug `top` to the text before the first heading', () => {
    const page = pageOf('# A\n\n## Top\n');
    expect(findSection(page, 'top')).toEqual({ slug: 'top' });
    expect(findSection(page, '(top)')).toEqual({ slug: '' });
  });

  it('does not choose between headings with the same text', () => {
    const page = pageOf('# A\n\n## On/Off\n\n## On/Off\n');
    expect(findSection(page, 'on/off')).toEqual({
      reason: 'Several sections of docs/guide.md are called "on/off".',
      fix: 'Name #onoff, #onoff-1.',
    });
  });

  it.each([
    ['logg-in', 'Did you mean #log-in?'],
    ['installation', 'It has #top, #guide, #log-in, #options, #log-out, #options-1.'],
  ])('refuses "%s", and says what there is', (named, fix) => {
    const reason = `docs/guide.md has no section "${named}".`;
    expect(findSection(guide, named)).toEqual({ reason, fix });
  });

  it.each([
    ['# A\n\n## B\n', 'It has #a, #b.'],
    ['---\ntitle: A page\n---\n\n\n# A\n', 'It has #a.'],
    ['---\r\ntitle: A page\r\n---\r\n# A\r\n', 'It has #a.'],
    ['\nBefore.\n# A\n\n## B\n', 'It has #top, #a, #b.'],
    ['Before.\n\n# A\n\n## Top\n', 'It has #(top), #a, #top.'],
  ])('names the text before the first heading only where there is some: %j', (text, fix) => {
    expect(findSection(pageOf(text), 'installation')).toMatchObject({ fix });
  });

  it('refuses a section of a page without headings', () => {
    expect(findSection(pageOf('Text.\n'), 'a')).toMatchObject({
      fix: 'It has no headings. `#top` means its text.',
    });
  });
});

describe('findSectionAt', () => {
  it.each([
    [1, ''],
    [6, ''],
    [7, 'guide'],
    [8, 'guide'],
    [11, 'log-in'],
    [17, 'options-1'],
  ])('finds the section at line %i', (line, slug) => {
    expect(findSectionAt(guide, line)).toEqual({ slug });
  });

  it('refuses a line that the page does not have', () => {
    expect(findSectionAt(guide, 18)).toEqual({
      reason: 'docs/guide.md has no line 18.',
      fix: 'It has 17 lines.',
    });
  });
});
