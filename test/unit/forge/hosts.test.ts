import { describe, expect, it } from 'vitest';
import { findForge, type ForgeOptions } from '../../../integration/engine/src/forge/forge.ts';
import { FORGE_KINDS } from '../../../integration/engine/src/forge/forges.ts';

const OID = '3f786850e387550fdab836ed7e6dc881de23001b';

/** The forge's name and the page of the repository, told by the page of a commit. */
function find(remote: string | null, options?: ForgeOptions): string {
  const forge = findForge(remote, options);
  if (forge === null) return 'none';
  const page = forge.commit(OID)?.replace(/(?:\/-)?\/commits?\/[\da-f]{40}$/, '');
  return `${forge.name} ${page}`;
}

describe('findForge', () => {
  it.each([
    ['https://github.com/withastro/astro', 'https://github.com/withastro/astro'],
    ['https://github.com/withastro/astro.git', 'https://github.com/withastro/astro'],
    ['https://github.com/withastro/astro.git/', 'https://github.com/withastro/astro'],
    ['https://user@github.com/withastro/astro', 'https://github.com/withastro/astro'],
    ['http://github.com/withastro/astro', 'http://github.com/withastro/astro'],
    ['git://github.com/withastro/astro.git', 'https://github.com/withastro/astro'],
    ['git@github.com:withastro/astro.git', 'https://github.com/withastro/astro'],
    ['git@github.com:/withastro/astro.git', 'https://github.com/withastro/astro'],
    ['org-9919@github.com:withastro/astro.git', 'https://github.com/withastro/astro'],
    ['ssh://git@github.com/withastro/astro.git', 'https://github.com/withastro/astro'],
    ['ssh://git@ssh.github.com:443/withastro/astro', 'https://github.com/withastro/astro'],
    ['git@github.com-work:withastro/astro.git', 'https://github.com/withastro/astro'],
    ['https://www.github.com/withastro/astro', 'https://www.github.com/withastro/astro'],
    ['https://GitHub.com/Org/repo.github.io', 'https://github.com/Org/repo.github.io'],
    ['https://github.com/scm/astro', 'https://github.com/scm/astro'],
    ['git@github.example.com:org/repo.git', 'https://github.example.com/org/repo'],
    ['https://git.github.corp:8443/org/repo', 'https://git.github.corp:8443/org/repo'],
    ['https://my-github.example.com/org/repo', 'https://my-github.example.com/org/repo'],
    ['https://octocorp.ghe.com/org/repo.git', 'https://octocorp.ghe.com/org/repo'],
    ['octocorp@octocorp.ghe.com:org/repo.git', 'https://octocorp.ghe.com/org/repo'],
  ])('recognises GitHub from %j: %s', (remote, page) => {
    expect(find(remote)).toBe(`GitHub ${page}`);
  });

  it.each([
    ['https://gitlab.com/gitlab-org/gitlab.git', 'https://gitlab.com/gitlab-org/gitlab'],
    ['git@gitlab.com:gitlab-org/gitlab.git', 'https://gitlab.com/gitlab-org/gitlab'],
    ['git@gitlab.com:a/b/c/d/e/f.git', 'https://gitlab.com/a/b/c/d/e/f'],
    ['https://oauth2:token@gitlab.com/a/b/c', 'https://gitlab.com/a/b/c'],
    ['https://gitlab-ci-token:token@gitlab.com/a/b.git', 'https://gitlab.com/a/b'],
    ['ssh://git@altssh.gitlab.com:443/a/b.git', 'https://gitlab.com/a/b'],
    ['git@ssh.gitlab.gnome.org:GNOME/gtk.git', 'https://gitlab.gnome.org/GNOME/gtk'],
    ['https://gitlab.freedesktop.org/mesa/mesa', 'https://gitlab.freedesktop.org/mesa/mesa'],
    ['ssh://git@gitlab.example.com:2222/a/b.git', 'https://gitlab.example.com/a/b'],
    ['http://gitlab.example.com:8080/a/b.git', 'http://gitlab.example.com:8080/a/b'],
    ['https://my-gitlab.example.com/a/b', 'https://my-gitlab.example.com/a/b'],
    ['https://gitlab/a/b', 'https://gitlab/a/b'],
    ['https://gitlab.example.com/scm/a/b.git', 'https://gitlab.example.com/scm/a/b'],
    ['https://gitlab.com/github/repo', 'https://gitlab.com/github/repo'],
  ])('recognises GitLab from %j: %s', (remote, page) => {
    expect(find(remote)).toBe(`GitLab ${page}`);
  });

  it.each([
    ['https://bitbucket.org/atlassian/aui.git', 'https://bitbucket.org/atlassian/aui'],
    ['https://user@bitbucket.org/atlassian/aui.git', 'https://bitbucket.org/atlassian/aui'],
    ['https://x-token-auth:t@bitbucket.org/atlassian/aui', 'https://bitbucket.org/atlassian/aui'],
    ['git@bitbucket.org:atlassian/aui.git', 'https://bitbucket.org/atlassian/aui'],
    ['ssh://git@bitbucket.org/atlassian/aui.git', 'https://bitbucket.org/atlassian/aui'],
    ['ssh://git@altssh.bitbucket.org:443/atlassian/aui.git', 'https://bitbucket.org/atlassian/aui'],
    ['https://www.bitbucket.org/atlassian/aui', 'https://www.bitbucket.org/atlassian/aui'],
  ])('recognises Bitbucket Cloud from %j: %s', (remote, page) => {
    expect(find(remote)).toBe(`Bitbucket ${page}`);
  });

  it.each([
    ['https://bitbucket.example.com/scm/PROJ/repo.git', '/projects/PROJ/repos/repo'],
    ['https://user@bitbucket.example.com/scm/proj/repo.git', '/projects/proj/repos/repo'],
    ['https://bitbucket.example.com/scm/~jane/repo.git', '/users/jane/repos/repo'],
    ['https://bitbucket.example.com/scm/%7Ejane.doe/repo.git', '/users/jane.doe/repos/repo'],
    ['https://bitbucket.example.com/stash/scm/PROJ/repo.git', '/stash/projects/PROJ/repos/repo'],
    ['https://bitbucket.example.com/a/b/scm/~jane/repo', '/a/b/users/jane/repos/repo'],
    ['https://bitbucket.example.com/scm/scm/repo.git', '/projects/scm/repos/repo'],
    ['https://bitbucket.example.com/PROJ/repo.git', '/projects/PROJ/repos/repo'],
    ['ssh://git@bitbucket.example.com:7999/PROJ/repo.git', '/projects/PROJ/repos/repo'],
    ['ssh://git@bitbucket.example.com:7999/~jane/repo.git', '/users/jane/repos/repo'],
    ['ssh://git@bitbucket.example.com/PROJ/repo.git', '/projects/PROJ/repos/repo'],
    ['git@bitbucket.example.com:PROJ/repo.git', '/projects/PROJ/repos/repo'],
  ])('recognises Bitbucket Data Center by its host, from %j: %s', (remote, path) => {
    expect(find(remote)).toBe(`Bitbucket https://bitbucket.example.com${path}`);
  });

  it.each([
    [
      'https://git.example.com/scm/PROJ/repo.git',
      'https://git.example.com/projects/PROJ/repos/repo',
    ],
    [
      'http://git.example.com:7990/bitbucket/scm/~jane/repo.git',
      'http://git.example.com:7990/bitbucket/users/jane/repos/repo',
    ],
    [
      'ssh://git@stash.example.com:7999/PROJ/repo.git',
      'https://stash.example.com/projects/PROJ/repos/repo',
    ],
  ])('recognises Bitbucket Data Center by port or path, from %j: %s', (remote, page) => {
    expect(find(remote)).toBe(`Bitbucket ${page}`);
  });

  it.each([
    ['https://codeberg.org/forgejo/forgejo.git', 'Codeberg https://codeberg.org/forgejo/forgejo'],
    ['git@codeberg.org:forgejo/forgejo.git', 'Codeberg https://codeberg.org/forgejo/forgejo'],
    ['ssh://git@codeberg.org/forgejo/forgejo.git', 'Codeberg https://codeberg.org/forgejo/forgejo'],
    [
      'https://code.forgejo.org/actions/checkout',
      'Forgejo https://code.forgejo.org/actions/checkout',
    ],
    ['https://gitea.com/gitea/tea.git', 'Gitea https://gitea.com/gitea/tea'],
    ['git@gitea.com:gitea/tea.git', 'Gitea https://gitea.com/gitea/tea'],
    ['http://gitea.local:3000/org/repo.git', 'Gitea http://gitea.local:3000/org/repo'],
    ['ssh://git@gitea.local:2222/org/repo.git', 'Gitea https://gitea.local/org/repo'],
    ['https://gitea.example.com/git/org/repo', 'Gitea https://gitea.example.com/git/org/repo'],
  ])('recognises Gitea and Forgejo from %j: %s', (remote, expected) => {
    expect(find(remote)).toBe(expected);
  });

  it.each([
    ['https://dev.azure.com/org/project/_git/repo', 'dev.azure.com/org/project/_git/repo'],
    ['https://org@dev.azure.com/org/project/_git/repo', 'dev.azure.com/org/project/_git/repo'],
    ['https://org:pat@dev.azure.com/org/project/_git/repo', 'dev.azure.com/org/project/_git/repo'],
    [
      'https://dev.azure.com/org/My%20Project/_git/My%20Repo',
      'dev.azure.com/org/My%20Project/_git/My%20Repo',
    ],
    ['https://dev.azure.com/org/project/_git/_full/repo', 'dev.azure.com/org/project/_git/repo'],
    [
      'https://dev.azure.com/org/project/_git/_optimized/repo',
      'dev.azure.com/org/project/_git/repo',
    ],
    ['https://dev.azure.com/org/_git/repo', 'dev.azure.com/org/_git/repo'],
    ['git@ssh.dev.azure.com:v3/org/project/repo', 'dev.azure.com/org/project/_git/repo'],
    ['git@ssh.dev.azure.com:v3/org/My%20Project/repo', 'dev.azure.com/org/My%20Project/_git/repo'],
    ['git@ssh.dev.azure.com:v3/org/project/_full/repo', 'dev.azure.com/org/project/_git/repo'],
    ['ssh://git@ssh.dev.azure.com/v3/org/project/repo', 'dev.azure.com/org/project/_git/repo'],
    ['ssh://git@ssh.dev.azure.com:22/v3/org/project/repo', 'dev.azure.com/org/project/_git/repo'],
    ['org@vs-ssh.visualstudio.com:v3/org/project/repo', 'dev.azure.com/org/project/_git/repo'],
    ['https://org.visualstudio.com/project/_git/repo', 'org.visualstudio.com/project/_git/repo'],
    ['https://org.visualstudio.com/_git/repo', 'org.visualstudio.com/_git/repo'],
    [
      'https://org.visualstudio.com/DefaultCollection/My%20Project/_git/repo',
      'org.visualstudio.com/DefaultCollection/My%20Project/_git/repo',
    ],
  ])('recognises Azure DevOps from %j: https://%s', (remote, page) => {
    expect(find(remote)).toBe(`Azure DevOps https://${page}`);
  });

  it.each([
    ['https://git.sr.ht/~sircmpwn/git.sr.ht', 'https://git.sr.ht/~sircmpwn/git.sr.ht'],
    ['git@git.sr.ht:~sircmpwn/git.sr.ht', 'https://git.sr.ht/~sircmpwn/git.sr.ht'],
    ['ssh://git@git.sr.ht/~sircmpwn/git.sr.ht', 'https://git.sr.ht/~sircmpwn/git.sr.ht'],
  ])('recognises SourceHut from %j: %s', (remote, page) => {
    expect(find(remote)).toBe(`SourceHut ${page}`);
  });
});

describe('findForge returns null', () => {
  it.each([
    null,
    '',
    '/srv/github.com/org/repo',
    'file:///srv/github.com/org/repo',
    'C:\\github.com\\org\\repo',
    'https://git.example.com/org/repo.git',
    'git@git.example.com:org/repo.git',
    'ssh://git@git.example.com:2222/org/repo.git',
    'https://git.example.com:7999/org/repo.git',
    'https://github@git.example.com/org/repo',
    'https://git.example.com/github.com/repo',
    'https://git.example.com/gitlab/repo',
    'https://notsr.ht/~user/repo',
    'https://codeberg.org.example.com/org/repo',
    'https://dev.azure.com.example.com/org/project/_git/repo',
    'https://visualstudio.com/project/_git/repo',
    'https://git.example.com/scm/repo/namespace/name',
    'https://git.example.com/scm/repo.git',
    'git@git.example.com:scm/org/repo.git',
    'https://gist.github.com/0123456789abcdef.git',
    'https://gist.github.com/user/0123456789abcdef.git',
    '"><script>@a"b:c/<d',
    'git@github-work:org/repo.git',
    'git@gitlab:org/repo.git',
    'ssh://git@bitbucket:7999/PROJ/repo.git',
  ])('for the unknown remote %j', (remote) => {
    expect(find(remote)).toBe('none');
  });

  it.each([
    'https://github.com/org',
    'https://github.com/org/repo/tree/main',
    'https://gitlab.com/group',
    'https://bitbucket.org/workspace',
    'https://bitbucket.org/workspace/repo/src',
    'https://bitbucket.example.com/repo',
    'ssh://git@bitbucket.example.com:7999/context/PROJ/repo.git',
    'https://codeberg.org/org',
    'https://git.sr.ht/~user',
    'https://dev.azure.com/org/project/repo',
    'https://dev.azure.com/org/project/_git/',
    'https://dev.azure.com/org/project/_git/repo/items',
    'https://dev.azure.com/org/project/_git/_full/repo/items',
    'https://dev.azure.com/v3/org/project/repo',
    'git@ssh.dev.azure.com:v3/org/project',
    'git@ssh.dev.azure.com:v3/org/project/repo/more',
    'git@ssh.dev.azure.com:org/project/repo',
    'ssh://org@vs-ssh.visualstudio.com:22/DefaultCollection/_ssh/repo',
    'org@vs-ssh.visualstudio.com:v3/org/project',
  ])('for %j, which is no repository', (remote) => {
    expect(find(remote)).toBe('none');
  });
});

describe('findForge with a configured kind', () => {
  it.each([
    ['github', 'git@code.example.com:org/repo.git', 'GitHub https://code.example.com/org/repo'],
    [
      'github',
      'https://code.example.com:8443/org/repo',
      'GitHub https://code.example.com:8443/org/repo',
    ],
    ['gitlab', 'git@code.example.com:a/b/c.git', 'GitLab https://code.example.com/a/b/c'],
    ['gitlab', 'ssh://git@code.example.com:7999/a/b', 'GitLab https://code.example.com/a/b'],
    ['gitlab', 'git@code:a/b', 'GitLab https://code/a/b'],
    ['bitbucket', 'git@code.example.com:org/repo', 'Bitbucket https://code.example.com/org/repo'],
    [
      'bitbucket-server',
      'git@code.example.com:~jane/repo',
      'Bitbucket https://code.example.com/users/jane/repos/repo',
    ],
    ['gitea', 'git@code.example.com:org/repo', 'Gitea https://code.example.com/org/repo'],
    ['forgejo', 'http://[::1]:3000/org/repo', 'Forgejo http://[::1]:3000/org/repo'],
    [
      'azure',
      'http://tfs.example.com:8080/tfs/DefaultCollection/Project/_git/Repo',
      'Azure DevOps http://tfs.example.com:8080/tfs/DefaultCollection/Project/_git/Repo',
    ],
    [
      'azure',
      'ssh://tfs.example.com:22/tfs/DefaultCollection/Project/_ssh/Repo',
      'Azure DevOps https://tfs.example.com/tfs/DefaultCollection/Project/_git/Repo',
    ],
    [
      'azure',
      'git@azure-work:v3/org/project/repo',
      'Azure DevOps https://dev.azure.com/org/project/_git/repo',
    ],
    [
      'sourcehut',
      'git@code.example.com:~user/repo',
      'SourceHut https://code.example.com/~user/repo',
    ],
    ['gitea', 'https://gitlab.com/org/repo', 'Gitea https://gitlab.com/org/repo'],
  ] as const)('of %j takes %j for %s', (kind, remote, expected) => {
    expect(find(remote, { kind })).toBe(expected);
  });

  it.each(FORGE_KINDS)('of %j returns null without a remote that names the repository', (kind) => {
    expect(find(null, { kind })).toBe('none');
    expect(find('/srv/repo.git', { kind })).toBe('none');
    expect(find('git@code.example.com:repo.git', { kind })).toBe('none');
  });
});

describe('findForge with a configured `url`', () => {
  const page = 'https://code.example.com/web/repo';

  it.each([
    [null, { kind: 'gitlab', url: page }, `GitLab ${page}`],
    ['/srv/repo.git', { kind: 'gitea', url: page }, `Gitea ${page}`],
    ['git@gitlab.example.com:a/b', { url: page }, `GitLab ${page}`],
    ['git@gitlab.example.com:a/b', { kind: 'forgejo', url: page }, `Forgejo ${page}`],
    [
      'git@code.example.com:a/b',
      { url: 'https://github.com/a/b' },
      'GitHub https://github.com/a/b',
    ],
    ['git@gitlab.com:a/b', { url: 'https://github.com/a/b' }, 'GitHub https://github.com/a/b'],
    [null, { kind: 'gitlab', url: `${page}.git//` }, `GitLab ${page}`],
    [
      null,
      { kind: 'gitlab', url: 'HTTP://Code.Example.com:80/a/../c/' },
      'GitLab http://code.example.com/c',
    ],
    ['git@code.example.com:a/b', { url: page }, 'none'],
    [null, { url: page }, 'none'],
  ] as const)('replaces that of %j with %j: %s', (remote, options, expected) => {
    expect(find(remote, options)).toBe(expected);
  });

  it.each([
    ['', 'is not an address'],
    ['code.example.com/org/repo', 'is not an address'],
    ['/org/repo', 'is not an address'],
    ['//code.example.com/org/repo', 'is not an address'],
    ['https:code.example.com/org/repo', 'is not an address'],
    ['https:///code.example.com/org/repo', 'is not an address'],
    ['git@code.example.com:org/repo', 'is not an address'],
    ['ssh://git@code.example.com/org/repo', 'is not an address'],
    ['javascript:alert(1)', 'is not an address'],
    ['javascript://code.example.com/%0aalert(1)', 'is not an address'],
    ['data:text/html,a', 'is not an address'],
    [' https://code.example.com/org/repo', 'holds a space'],
    ['https://code.example.com\\@example.org/org', 'holds a space, a backslash'],
    ['https://code.example.com/org\n/repo', 'holds a space, a backslash or a control character'],
    ['https://hunter2@code.example.com/org/repo', 'holds a user name or a password'],
    ['https://:hunter2@code.example.com/org/repo', 'holds a user name or a password'],
    ['https://code"example/org/repo', 'has a character in its host'],
    ['https://code.example.com/org/repo?hunter2', 'has a query or a fragment'],
    ['https://code.example.com/org/repo#hunter2', 'has a query or a fragment'],
  ])('refuses %j: %s', (url, problem) => {
    const refuse = (): unknown => findForge('git@github.com:org/repo', { url });
    expect(refuse).toThrow(problem);
    expect(refuse).not.toThrow('hunter2');
  });
});

describe('an address of a forge', () => {
  const secret = 'hunter2';

  it.each([
    `https://${secret}@github.com/org/repo.git`,
    `https://${secret}:x-oauth-basic@github.com/org/repo.git`,
    `https://x-access-token:${secret}@github.com/org/repo.git`,
    `https://gitlab-ci-token:${secret}@gitlab.com/group/sub/repo.git`,
    `https://user:p@ss:${secret}@gitlab.example.com:8443/group/repo.git`,
    `https://x-token-auth:${secret}@bitbucket.org/org/repo.git`,
    `https://user:${secret}@bitbucket.example.com/scm/PROJ/repo.git`,
    `https://user:${secret}@codeberg.org/org/repo.git`,
    `https://user:${secret}@gitea.com/org/repo.git`,
    `https://${secret}@dev.azure.com/org/project/_git/repo`,
    `https://user:${secret}@org.visualstudio.com/project/_git/repo`,
    `https://user:${secret}@git.sr.ht/~user/repo`,
    `ssh://${secret}@github.com/org/repo.git`,
    `ssh://user:${secret}@bitbucket.example.com:7999/PROJ/repo.git`,
    `${secret}@ssh.dev.azure.com:v3/org/project/repo`,
    `${secret}@vs-ssh.visualstudio.com:v3/org/project/repo`,
    `${secret}@github.com-work:org/repo.git`,
  ])('holds no user name, password or token of %j', (remote) => {
    const forge = findForge(remote);
    const shown = [
      forge?.name,
      forge?.commit(OID),
      forge?.file('a.md', OID, [{ startLine: 1, endLine: 2 }]),
    ];
    for (const text of shown) {
      expect(text).toEqual(expect.any(String));
      expect(text).not.toMatch(/hunter2|@/);
    }
  });

  it.each([
    `https://user:a/${secret}@github.com/org/repo`,
    `https://github:1/${secret}@github.com/org/repo`,
    `https://gitlab:1/${secret}@gitlab.com/org/repo`,
    `gitlab.com:${secret}@gitlab.com:org/repo`,
    `https://github.com#${secret}@gitlab.com/org/repo`,
    `https://github.com\\${secret}@gitlab.com/org/repo`,
  ])('is missing where a password may be part of the path: %j', (remote) => {
    expect(find(remote)).toBe('none');
    expect(find(remote, { kind: 'gitlab' })).toBe('none');
  });

  it.each([
    'javascript:alert/a(1)',
    'data:text/html,<script>',
    'vbscript:a/b',
    "git@example.com:\"><img src=x onerror=alert(1)>/'onmouseover='a",
    'git@example.com:[a](b)/c)d',
  ])('is always a web address, even for %j', (remote) => {
    const addresses = FORGE_KINDS.map((kind) => findForge(remote, { kind })?.commit(OID) ?? null);
    const found = addresses.filter((address) => address !== null);
    expect(found.length).toBeGreaterThan(0);
    for (const address of found) {
      expect(address).toMatch(/^https:\/\/[a-z.]+\/[\w%./-]+$/);
    }
  });

  it('has the host behind the user name', () => {
    expect(find('https://github.com@gitlab.com/org/repo')).toBe(
      'GitLab https://gitlab.com/org/repo',
    );
    expect(find('https://github.com:a@gitlab.com/org/repo')).toBe(
      'GitLab https://gitlab.com/org/repo',
    );
  });
});
