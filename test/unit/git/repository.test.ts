import { describe, expect, it } from 'vitest';
import { withoutCredentials } from '../../../integration/src/git/repository.ts';

describe('the address of a remote', () => {
  it.each([
    ['https://user:secret@host/org/repo.git', 'https://host/org/repo.git'],
    ['https://token@host/org/repo.git', 'https://host/org/repo.git'],
    ['https://:secret@host/org/repo', 'https://host/org/repo'],
    ['https://user:@host/org/repo', 'https://host/org/repo'],
    ['https://x-access-token:ghp_secret@host:8443/org/repo', 'https://host:8443/org/repo'],
    ['HTTPS://user:secret@host/org/repo', 'HTTPS://host/org/repo'],
    ['https://user:p%40ss@host/org/repo', 'https://host/org/repo'],
    ['https://user:p@ss@host/org/repo', 'https://host/org/repo'],
    ['https://user@example.com:secret@host/org/repo', 'https://host/org/repo'],
    ['https://user:a:b@host/org/repo', 'https://host/org/repo'],
    ['ssh://git@host:22/org/repo.git', 'ssh://host:22/org/repo.git'],
    ['git+ssh://user:secret@host/org/repo', 'git+ssh://host/org/repo'],
  ])('%s is shown as %s', (url, shown) => {
    expect(withoutCredentials(url)).toBe(shown);
  });

  it.each([
    'https://host/org/repo.git',
    'https://host/@scope/repo',
    'https://host:8443/a@b/c',
    'git@github.com:org/repo.git',
    'file:///home/a@b/repo',
    '/home/dev@work/repo',
    '../repo',
    '',
  ])('%j holds no secret, and stays as it is', (url) => {
    expect(withoutCredentials(url)).toBe(url);
  });
});
