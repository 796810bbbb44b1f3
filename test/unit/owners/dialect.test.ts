import { describe, expect, it } from 'vitest';
import {
  chooseCodeowners,
  CODEOWNERS_FILES,
} from '../../../integration/engine/src/owners/dialect.ts';

const PLAIN = '* @a\n[ab].md @b\n';
const SECTIONS = '* @a\n^[Docs][2] @b\ndocs/\n';

function choose(remote: string | null, ...files: (string | [string, string])[]): string {
  const texts = new Map(files.map((file) => (typeof file === 'string' ? [file, PLAIN] : file)));
  const chosen = chooseCodeowners(texts, remote);
  return chosen === null ? 'none' : `${chosen.file} ${chosen.dialect}`;
}

describe('the CODEOWNERS file that counts', () => {
  const all = [...new Set(Object.values(CODEOWNERS_FILES).flat())];

  it.each([
    [null, '.github/CODEOWNERS github'],
    ['https://github.com/org/repo.git', '.github/CODEOWNERS github'],
    ['https://gitlab.com/org/repo.git', 'CODEOWNERS gitlab'],
  ])('is the first in the order of the forge of %j: %s', (remote, expected) => {
    expect(choose(remote, ...all)).toBe(expected);
    expect(choose(remote, ...all.toReversed())).toBe(expected);
  });

  it.each([
    [null, ['CODEOWNERS', 'docs/CODEOWNERS'], 'CODEOWNERS github'],
    [null, ['docs/CODEOWNERS', '.gitlab/CODEOWNERS'], 'docs/CODEOWNERS github'],
    [null, ['.gitlab/CODEOWNERS'], '.gitlab/CODEOWNERS gitlab'],
    ['https://gitlab.com/a/b', ['docs/CODEOWNERS', '.gitlab/CODEOWNERS'], 'docs/CODEOWNERS gitlab'],
    ['https://gitlab.com/a/b', ['.github/CODEOWNERS', 'README.md'], 'none'],
    ['https://github.com/a/b', ['owners/CODEOWNERS'], 'none'],
    [null, [], 'none'],
  ])('is chosen for %j among %j: %j', (remote, files, expected) => {
    expect(choose(remote, ...files)).toBe(expected);
  });
});

describe('the dialect of a CODEOWNERS file that GitHub and GitLab both read', () => {
  it.each([
    'https://gitlab.com/group/repo.git',
    'https://user:secret@gitlab.example.com:8443/group/repo.git',
    'ssh://git@gitlab.example.com:2222/group/repo.git',
    'git@gitlab.com:group/repo.git',
    'GitLab.example.com:group/repo.git',
    'https://my-gitlab.example.com/repo',
  ])('is that of GitLab for %j', (remote) => {
    expect(choose(remote, 'CODEOWNERS')).toBe('CODEOWNERS gitlab');
  });

  it.each([
    null,
    '',
    'https://github.com/gitlab-org/gitlab.git',
    'git@github.com:gitlab/gitlab.git',
    'ssh://gitlab@git.example.com/repo.git',
    'https://gitlab@git.example.com/repo.git',
    '/srv/gitlab/repo.git',
    '../gitlab/repo.git',
    'file:///srv/gitlab/repo.git',
    'C:\\gitlab\\repo.git',
    'https://codeberg.org/a/b.git',
  ])('is that of GitHub for %j, unless it has sections', (remote) => {
    expect(choose(remote, 'CODEOWNERS')).toBe('CODEOWNERS github');
    expect(choose(remote, ['CODEOWNERS', SECTIONS])).toBe('CODEOWNERS gitlab');
    expect(choose(remote, ['.github/CODEOWNERS', SECTIONS])).toBe('.github/CODEOWNERS github');
  });
});
