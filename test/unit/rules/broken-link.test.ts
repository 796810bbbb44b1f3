import { expect, it } from 'vitest';
import type { BrokenLink } from '../../../integration/engine/src/links/broken-links.ts';
import { brokenLink } from '../../../integration/engine/src/rules/broken-link.ts';
import { applyRule } from '../support/rule-input.ts';

const LINK: BrokenLink = {
  page: 'docs/guide.md',
  spec: null,
  line: 12,
  column: 4,
  otherLines: [],
  section: 'one',
  written: 'setup.md',
  path: 'docs/setup.md',
  fragment: null,
  similar: [],
};

it('broken-link says what is missing, and what may have been meant', () => {
  const brokenLinks: BrokenLink[] = [
    LINK,
    { ...LINK, similar: ['docs/set-up.md'], otherLines: [14] },
    { ...LINK, written: 'setup.md#one', fragment: 'one', similar: ['One more'] },
    {
      ...LINK,
      written: '#one',
      path: 'docs/guide.md',
      fragment: 'one',
      otherLines: [1, 2, 3, 4, 5, 6],
    },
  ];
  expect(applyRule(brokenLink, { brokenLinks })).toMatchObject([
    {
      file: 'docs/guide.md',
      line: 12,
      column: 4,
      message: 'the link `setup.md` leads nowhere: there is no file docs/setup.md',
      help: 'Correct the link, or take it out.',
    },
    {
      message: 'the link `setup.md` leads nowhere: there is no file docs/setup.md; also in line 14',
      help: 'Did you mean docs/set-up.md? Correct the link, or take it out.',
    },
    {
      message: 'the link `setup.md#one` leads nowhere: docs/setup.md has no heading `#one`',
      help: 'Did you mean “One more”? Correct the link, or take it out.',
    },
    {
      message:
        'the link `#one` leads nowhere: this page has no heading `#one`; also in lines 1, 2, 3, 4, 5 and 1 more',
    },
  ]);
});

it('broken-link suggests nothing to the readers of a site', () => {
  const finding = { file: 'docs/guide.md', message: 'm', help: 'Did you mean docs/hidden.md?' };
  expect(brokenLink.publish(finding, { spec: null, specs: [] })).toEqual({
    message: 'm',
    help: 'Correct the link, or take it out.',
  });
});

it('broken-link leaves out what stale-reference reports', () => {
  const stale = {
    ...LINK,
    commit: { oid: '0', author: 'Ann', authorTime: 0, subject: '' },
    movedTo: null,
  };
  const given = { brokenLinks: [LINK], staleReferences: [stale] };
  expect(applyRule(brokenLink, given)).toEqual([]);
  const settingOf = () => ({ severity: 'off', options: {} }) as const;
  expect(applyRule(brokenLink, { ...given, settingOf })).toHaveLength(1);
});
