import type { Heading } from '../documents/document.ts';
import { frontmatterOf } from '../documents/frontmatter.ts';
import { TOP } from '../drift/section-acceptance.ts';
import { plural } from '../report/plural.ts';
import { similarNames } from '../text/suggestion.ts';
import type { Obstacle } from './refusal.ts';

/** A page whose sections can be named. */
export interface SectionedPage {
  readonly file: string;
  readonly text: string;
  readonly headings: readonly Heading[];
}

/** The slug of a section; empty for the text before the first heading. */
export interface FoundSection {
  readonly slug: string;
}

/**
 * Finds the section that a slug means, or the text of a heading. A slug counts first. `top` means
 * the text before the first heading, unless a heading has that slug.
 */
export function findSection(page: SectionedPage, named: string): FoundSection | Obstacle {
  const { file, headings } = page;
  const given = named.replace(/^#/, '');
  if (given === '' || given === TOP || headings.some(({ slug }) => slug === given)) {
    return { slug: given === TOP ? '' : given };
  }
  const titled = headings.filter(({ text }) => text.toLowerCase() === given.toLowerCase());
  const [heading, ...others] = titled;
  if (heading !== undefined && others.length === 0) return { slug: heading.slug };
  if (heading !== undefined) {
    const slugs = titled.map(({ slug }) => `#${slug}`).join(', ');
    return { reason: `Several sections of ${file} are called "${given}".`, fix: `Name ${slugs}.` };
  }
  if (given === 'top') return { slug: '' };
  return { reason: `${file} has no section "${given}".`, fix: suggest(given, page) };
}

/** Finds the section that contains a line. */
export function findSectionAt(
  { file, text, headings }: SectionedPage,
  line: number,
): FoundSection | Obstacle {
  const count = text.replace(/\n$/, '').split('\n').length;
  if (line > count) {
    return { reason: `${file} has no line ${line}.`, fix: `It has ${plural(count, 'line')}.` };
  }
  return { slug: headings.findLast((heading) => heading.line <= line)?.slug ?? '' };
}

const SHOWN = 8;

function suggest(given: string, page: SectionedPage): string {
  const named = page.headings.map(({ slug }) => slug).filter((slug) => slug !== '');
  const top = named.includes('top') ? TOP : 'top';
  const slugs = hasTop(page) ? [top, ...named] : named;
  if (named.length === 0) return 'It has no headings. `#top` means its text.';
  const near = similarNames(given, slugs);
  if (near.length > 0) return `Did you mean ${list(near, ' or ')}?`;
  const rest = slugs.length > SHOWN ? ` and ${slugs.length - SHOWN} more` : '';
  return `It has ${list(slugs.slice(0, SHOWN), ', ')}${rest}.`;
}

/** Whether there is text before the first heading. */
function hasTop({ text, headings }: SectionedPage): boolean {
  const frontmatter = frontmatterOf(text);
  // The line that closes the frontmatter is not part of it.
  const start = frontmatter === '' ? 0 : frontmatter.split('\n').length + 1;
  const before = text.split('\n').slice(start, (headings[0]?.line ?? 1) - 1);
  return before.some((line) => line.trim() !== '');
}

function list(slugs: readonly string[], separator: string): string {
  return slugs.map((slug) => `#${slug}`).join(separator);
}
