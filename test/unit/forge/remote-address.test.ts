import { describe, expect, it } from 'vitest';
import { originOf } from '../../../integration/engine/src/forge/remote.ts';
import { parseRemote, publicRemote } from '../../../integration/engine/src/forge/remote-address.ts';
import { hugeText } from '../support/huge-text.ts';

/** A remote in one line: its web pages' origin, the ssh port if any, and its path. */
function read(remote: string): string {
  const address = parseRemote(remote);
  if (address === null) return 'none';
  const port = address.protocol === 'ssh' && address.port !== null ? ` (ssh ${address.port})` : '';
  return `${originOf(address)}${port} ${address.path.join(' | ')}`;
}

describe('a URL', () => {
  it.each([
    ['https://example.com/org/repo', 'https://example.com org | repo'],
    ['https://example.com/org/repo.git', 'https://example.com org | repo'],
    ['https://example.com/org/repo.git/', 'https://example.com org | repo'],
    ['https://example.com/org/repo///', 'https://example.com org | repo'],
    ['https://example.com//org//repo', 'https://example.com org | repo'],
    ['https://example.com/org/repo.git\n', 'https://example.com org | repo'],
    ['https://example.com/org/repo.github.io', 'https://example.com org | repo.github.io'],
    ['https://example.com/org/repo.git.git', 'https://example.com org | repo.git'],
    ['https://example.com/a/b/c/d/e.git', 'https://example.com a | b | c | d | e'],
    ['https://example.com/repo', 'https://example.com repo'],
    ['HTTPS://Example.COM./Org/Repo', 'https://example.com Org | Repo'],
    ['http://example.com/org/repo', 'http://example.com org | repo'],
    ['http://example.com:8080/org/repo', 'http://example.com:8080 org | repo'],
    ['https://example.com:8443/org/repo', 'https://example.com:8443 org | repo'],
    ['https://example.com:443/org/repo', 'https://example.com org | repo'],
    ['http://example.com:80/org/repo', 'http://example.com org | repo'],
    ['https://example.com:/org/repo', 'https://example.com org | repo'],
    ['https://bücher.example/org/repo', 'https://xn--bcher-kva.example org | repo'],
    ['https://[2001:db8::1]:8443/org/repo', 'https://[2001:db8::1]:8443 org | repo'],
    ['https://[2001:db8::1]/org/repo', 'https://[2001:db8::1] org | repo'],
    ['https://example.com/My%20Project/r%C3%A9po', 'https://example.com My Project | répo'],
    ['https://example.com/100%/repo', 'https://example.com 100% | repo'],
    ['ssh://git@example.com/org/repo.git', 'https://example.com org | repo'],
    ['ssh://example.com/org/repo.git', 'https://example.com org | repo'],
    ['ssh://git@example.com:22/org/repo.git', 'https://example.com org | repo'],
    ['ssh://git@example.com:2222/org/repo.git', 'https://example.com (ssh 2222) org | repo'],
    ['ssh://git@example.com/~user/repo.git', 'https://example.com ~user | repo'],
    ['ssh://git@[::1]:2222/org/repo', 'https://[::1] (ssh 2222) org | repo'],
    ['git+ssh://git@example.com/org/repo', 'https://example.com org | repo'],
    ['ssh+git://git@example.com/org/repo', 'https://example.com org | repo'],
    ['git://example.com/org/repo.git', 'https://example.com org | repo'],
    ['git://example.com:9418/org/repo.git', 'https://example.com org | repo'],
    ['git://example.com:4000/org/repo.git', 'https://example.com org | repo'],
  ])('%j is read as %j', (remote, expected) => {
    expect(read(remote)).toBe(expected);
  });
});

describe('a path behind a host and a colon', () => {
  it.each([
    ['git@example.com:org/repo.git', 'https://example.com org | repo'],
    ['example.com:org/repo', 'https://example.com org | repo'],
    ['git@Example.com:/org/repo.git/', 'https://example.com org | repo'],
    ['git@example.com:~user/repo', 'https://example.com ~user | repo'],
    ['org-123@example.com:a/b/c/d.git', 'https://example.com a | b | c | d'],
    ['git@[2001:db8::1]:org/repo', 'https://[2001:db8::1] org | repo'],
    [
      'git@example.com:v3/org/My%20Project/repo',
      'https://example.com v3 | org | My Project | repo',
    ],
    ['git@example.com:v3/org/My Project/repo', 'https://example.com v3 | org | My Project | repo'],
    ['git@host:org/repo', 'https://host org | repo'],
  ])('%j is read as %j', (remote, expected) => {
    expect(read(remote)).toBe(expected);
  });
});

describe('the host of ssh', () => {
  it.each([
    ['ssh://git@ssh.github.com:443/org/repo.git', 'https://github.com (ssh 443) org | repo'],
    ['ssh://git@altssh.gitlab.com:443/org/repo.git', 'https://gitlab.com (ssh 443) org | repo'],
    ['git@ssh.gitlab.gnome.org:GNOME/gtk.git', 'https://gitlab.gnome.org GNOME | gtk'],
    ['git@github.com-work:org/repo.git', 'https://github.com org | repo'],
    ['git@gitlab.com_work:org/repo.git', 'https://gitlab.com org | repo'],
  ])('of %j is that of the pages: %j', (remote, expected) => {
    expect(read(remote)).toBe(expected);
  });

  it.each([
    ['https://ssh.example.com/org/repo', 'https://ssh.example.com org | repo'],
    ['https://github.com-work/org/repo', 'https://github.com-work org | repo'],
    ['git@ssh.example:org/repo', 'https://ssh.example org | repo'],
    ['git@github.com-work.example.net:org/repo', 'https://github.com-work.example.net org | repo'],
    ['git@notgithub.com-work:org/repo', 'https://notgithub.com-work org | repo'],
  ])('is what it is in %j: %j', (remote, expected) => {
    expect(read(remote)).toBe(expected);
  });
});

describe('what is no place on the web', () => {
  it.each([
    '',
    ' ',
    '.',
    'repo',
    '/srv/git/repo.git',
    '/srv/a:b/repo.git',
    './a:b',
    '../repo',
    '~/repo',
    '~user/repo',
    'file:///srv/git/repo.git',
    'file:/srv/git/repo.git',
    'FILE:///srv/git/repo.git',
    'file://host/share/repo.git',
    'C:\\git\\repo',
    'C:/git/repo',
    'c:git/repo',
    '\\\\server\\share\\repo',
    '/srv/git/repo.bundle',
    'ftp://example.com/org/repo',
    'rsync://example.com/org/repo',
    'svn+ssh://example.com/org/repo',
    'javascript://example.com/%0aalert(1)/x',
    'ext::ssh -i key git@example.com %S /org/repo',
    'hg::https://example.com/org/repo',
    'codecommit::us-east-1://repo',
    'https://',
    'https:///org/repo',
    'https://example.com',
    'https://example.com/',
    'https://example.com/.git',
    'https://example.com/org/.git',
    'git@example.com:',
    'git@example.com:.git',
    'git@example.com:/',
    ':org/repo',
    '@:org/repo',
    'git@:org/repo',
    'ssh://git@example.com:org/repo.git',
    'ssh://git@ssh.dev.azure.com:v3/org/project/repo',
    'https://example.com:65536/org/repo',
    'https://example.com:-1/org/repo',
    'https://exa mple.com/org/repo',
    'https://exa\tmple.com/org/repo',
    'https://exa"mple.com/org/repo',
    "git@'onclick=':org/repo",
    'git@<b>:org/repo',
    'git@$(touch x):org/repo',
    'https://example.com%2f/org/repo',
    'https://[example.com]/org/repo',
    'https://[::1/org/repo',
    'https://example.com/../org/repo',
    'https://example.com/org/%2e%2e/repo',
    'https://example.com/org/./repo',
    'https://example.com/org%2Fother/repo',
    'https://example.com/org/re%0apo',
    'https://example.com/org/re%00po',
    'https://example.com/org/re\npo',
    'https://example.com/org/repo?a=b',
    'https://example.com/org/repo#a',
    'https://example.com#@example.org/org/repo',
    'https://example.com?@example.org/org/repo',
    'https://example.com\\@example.org/org/repo',
    'https://example.com\\org\\repo',
    'git@example.com:org\\repo',
  ])('is nothing: %j', (remote) => {
    expect(parseRemote(remote)).toBeNull();
  });
});

describe('a user name, password or token', () => {
  it.each([
    ['https://hunter2@example.com/org/repo', 'https://example.com org | repo'],
    ['https://user:hunter2@example.com/org/repo.git', 'https://example.com org | repo'],
    ['https://:hunter2@example.com/org/repo', 'https://example.com org | repo'],
    ['https://user:a@hunter2@example.com/org/repo', 'https://example.com org | repo'],
    ['https://user:a:hunter2@example.com:8443/org/repo', 'https://example.com:8443 org | repo'],
    ['https://user:%40hunter2%2F@example.com/org/repo', 'https://example.com org | repo'],
    ['https://x-access-token:ghs_hunter2@example.com/org/repo', 'https://example.com org | repo'],
    ['ssh://user:hunter2@example.com:2222/org/repo', 'https://example.com (ssh 2222) org | repo'],
    ['hunter2@example.com:org/repo', 'https://example.com org | repo'],
  ])('is left out of %j: %j', (remote, expected) => {
    expect(read(remote)).toBe(expected);
    expect(JSON.stringify(parseRemote(remote))).not.toContain('hunter2');
  });

  it.each([
    'https://user:a/hunter2@example.com/org/repo',
    'https://user:1/hunter2@example.com/org/repo',
    'https://user/hunter2@example.com/org/repo',
    'https://user:a?hunter2@example.com/org/repo',
    'https://user:a#hunter2@example.com/org/repo',
    'https://user:a\\hunter2@example.com/org/repo',
    'user:hunter2@example.com/org/repo',
    'user:hunter2@example.com:org/repo',
    'user@corp:hunter2@example.com:org/repo',
  ])('makes nothing of what cannot be told apart: %j', (remote) => {
    expect(parseRemote(remote)).toBeNull();
  });
});

describe('what everybody may see of a remote', () => {
  it.each([
    ['https://github.com/org/repo.git', 'https://github.com/org/repo.git'],
    ['HTTPS://Git.Example.COM:8443/org/repo', 'https://git.example.com:8443/org/repo'],
    [
      'https://dev.azure.com/org/My%20Project/_git/repo',
      'https://dev.azure.com/org/My%20Project/_git/repo',
    ],
    ['http://example.com/org/repo', 'http://example.com/org/repo'],
    ['git://example.com/org/repo.git', 'git://example.com/org/repo.git'],
    ['git@github.com:org/repo.git', 'git@github.com:org/repo.git'],
    ['git@github.com-work:org/repo.git', 'git@github.com:org/repo.git'],
    ['example.com:org/repo', 'example.com:org/repo'],
    ['ssh://git@example.com:2222/org/repo.git', 'ssh://git@example.com:2222/org/repo.git'],
    ['git@example.com:home/repo.git', 'git@example.com:home/repo.git'],
    ['git@git.sr.ht:~dev/repo', 'git@git.sr.ht:~dev/repo'],
  ])('is all of it, or of its meaning: %s is shown as %s', (remote, shown) => {
    expect(publicRemote(remote)).toBe(shown);
    expect(parseRemote(shown)).toEqual(parseRemote(remote));
  });

  it.each([
    ['https://user:hunter2@host/org/repo.git', 'https://host/org/repo.git'],
    ['https://hunter2@host/org/repo.git', 'https://host/org/repo.git'],
    ['https://:hunter2@host/org/repo', 'https://host/org/repo'],
    ['https://x-access-token:hunter2@host:8443/org/repo', 'https://host:8443/org/repo'],
    ['https://git:hunter2@host/org/repo', 'https://host/org/repo'],
    ['https://user:p@hunter2@host/org/repo', 'https://host/org/repo'],
    ['https://user@example.com:hunter2@host/org/repo', 'https://host/org/repo'],
    ['ssh://git:hunter2@host:2222/org/repo.git', 'ssh://host:2222/org/repo.git'],
    ['ssh://hunter2@host/org/repo.git', 'ssh://host/org/repo.git'],
    ['git+ssh://user:hunter2@host/org/repo', 'ssh://host/org/repo'],
    ['hunter2@host:org/repo.git', 'host:org/repo.git'],
  ])('has no user, password or token: %s is shown as %s', (remote, shown) => {
    expect(publicRemote(remote)).toBe(shown);
  });

  it.each([
    '/home/hunter2/repo',
    '../hunter2',
    './hunter2',
    'hunter2',
    '~hunter2/repo',
    'file:///home/hunter2/repo',
    'file://host/hunter2/repo',
    'C:\\Users\\hunter2\\repo',
    'C:/Users/hunter2/repo',
    '\\\\server\\hunter2',
    'localhost:/srv/hunter2',
    'ssh://127.0.0.1/srv/hunter2',
    'https://localhost:3000/org/hunter2',
    'me@host:/home/hunter2/repo',
    'ssh://me@host/Users/hunter2/repo',
    'https://host/org/repo?access_token=hunter2',
    'https://host/org/repo#hunter2',
    'https://host/org/repo;token=hunter2',
    'https://host/org/repo&token=hunter2',
    'https://host/org/repo%3Ftoken%3Dhunter2',
    'https://host/org/user:hunter2%40x',
    'https://user:a/hunter2@host/org/repo',
    'user:hunter2@host:org/repo',
    'git@host:org/repo?token=hunter2',
    'ext::sh -c hunter2',
    'https://ho st/hunter2',
    'https://host/org/hunter2\u001b[2J',
    '',
  ])('is nothing of %j', (remote) => {
    expect(publicRemote(remote)).toBeNull();
  });
});

it('parseRemote takes linear time for a long remote', () => {
  for (const part of ['@', ':', '/', 'a@', ':1', '[', '.git', '%2e']) {
    const long = hugeText(part);
    for (const remote of [long, `https://${long}`, `https://a/${long}x`, `git@ab:${long}x`]) {
      expect(parseRemote(remote)?.path.join('').length ?? 0).toBeLessThanOrEqual(remote.length);
      publicRemote(remote);
    }
  }
});
