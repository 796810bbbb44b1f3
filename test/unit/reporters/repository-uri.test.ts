import { expect, it } from 'vitest';
import { repositoryUri } from '../../../integration/engine/src/reporters/repository-uri.ts';

it.each([
  ['https://github.com/techcorp/platform.git', 'https://github.com/techcorp/platform.git'],
  ['ssh://git@host:2222/a/b', 'ssh://git@host:2222/a/b'],
  ['git@github.com:techcorp/platform.git', 'ssh://git@github.com/techcorp/platform.git'],
  ['host.example:git/a b.git', 'ssh://host.example/git/a%20b.git'],
  ['host.example:/git/b.git', 'ssh://host.example/git/b.git'],
  ['https://token@host/a/b', 'https://host/a/b'],
  ['token@host:a/b', 'ssh://host/a/b'],
  ['host.example:/srv/git/b.git', null],
  ['https://', null],
  ['/srv/git/platform.git', null],
  ['../platform', null],
  ['C:\\git\\platform', null],
  ['C:/git/platform', null],
  ['file:///srv/git/platform', null],
  ['ext::sh -c whoami', null],
  ['', null],
])('repositoryUri turns %j into %j', (remote, uri) => {
  expect(repositoryUri(remote)).toBe(uri);
});
