import GithubSlugger from 'github-slugger';
import { describe, expect, it } from 'vitest';
import { parseVersion } from '../../../integration/engine/src/documents/document.ts';
import { slugsOf } from '../../../integration/engine/src/documents/section-texts.ts';
import { withSlugs } from '../../../integration/engine/src/documents/version.ts';

describe('the sections of a text', () => {
  it('have different slugs, also without a heading, and with one that has no letter', () => {
    const text = 'Start.\n\n## ???\n\nQuestions.\n\n## !\n\nMore.\n\n## Use\n\n## Use\n';
    const sections = withSlugs(parseVersion(text, 'md'));
    expect(sections.map(({ slug }) => slug)).toEqual(['', '#', '-1', 'use', 'use-1']);
  });

  it('have the slugs that Astro gives to their headings', () => {
    const names = ['a', 'a-1', 'a', 'a', 'a-1', 'b', 'a-2', 'a', '-1', 'b', 'a-1-1', 'a-1'];
    const slugger = new GithubSlugger();
    expect(slugsOf(['', ...names])).toEqual(['', ...names.map((name) => slugger.slug(name))]);
  });
});
