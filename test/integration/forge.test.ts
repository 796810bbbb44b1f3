import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDocsSite } from '../support/docs-site.ts';
import { documented, ID } from '../support/documented.ts';
import { isNightly } from '../support/nightly.ts';
import type { TestSite } from '../support/site.ts';
import { numbered } from '../support/specs.ts';

const PAGES = 'https://github.com/org/repo';

/** A site whose repository has a remote, which has its branch but not its newest commit. */
function publish(options: string, remote = 'https://dev:hunter2@github.com/org/repo.git') {
  const repository = documented();
  const site = addDocsSite(repository, { drift: `{ sourcePages: ${options} }` });
  repository.write('src/b.py', numbered(6));
  const head = repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
  repository.git('remote', 'add', 'origin', remote);
  repository.git('update-ref', 'refs/remotes/origin/main', head);
  return {
    repository,
    site,
    head,
    [Symbol.dispose]: () => {
      repository[Symbol.dispose]();
    },
  };
}

async function build(site: TestSite): Promise<string> {
  const { code, output } = await site.build();
  expect(code, output).toBe(0);
  return output;
}

function citationIn(site: TestSite): string {
  const page = site.read('docs/code/index.html');
  return /<(?:a|span) class="drift-citation".*?<\/code>.*?<\/(?:a|span)>/s.exec(page)?.[0] ?? page;
}

describe('links to a forge', () => {
  it('replace source pages and are pinned to the newest commit that the remote has, as `forge.kind` writes them', async () => {
    using published = publish(
      `{ link: 'forge', forge: { kind: 'gitlab' } }`,
      'https://dev:hunter2@git.corp/group/sub/repo.git',
    );
    const { repository, site, head } = published;
    const gitlab = 'https://git.corp/group/sub/repo/-';
    await build(site);
    expect(citationIn(site)).toContain(`href="${gitlab}/blob/${head}/src/a.py#L2-4"`);
    expect(site.has('source')).toBe(false);
    expect(site.read('docs/code/index.html')).not.toContain('/source/');
    const spec = site.read(`drift/${ID}/index.html`);
    const baseline = repository.git('rev-parse', 'HEAD~1');
    expect(spec).toContain(`href="${gitlab}/commit/${head}"`);
    expect(spec).toContain(`href="${gitlab}/blob/${baseline}/src/b.py"`);
    expect(spec).toContain(`href="${gitlab}/blob/${head}/src/b.py"`);
    expect(secretsIn(site)).toBe('');
  });

  it('are left out for a commit that the remote does not have, with the reason', async () => {
    using published = publish(`{ link: 'forge' }`);
    const { repository, site } = published;
    repository.write('src/c.py', 'x = 1\n');
    const local = repository.commit('Keep it here', { date: '2026-01-12T08:00:00Z' });
    await build(site);
    const why = `${local.slice(0, 7)} is not on any branch of the remote yet`;
    expect(citationIn(site)).toContain(`title="src/a.py:2-4: ${why}"`);
    expect(citationIn(site)).toMatch(/^<span/);
    expect(site.read(`drift/${ID}/index.html`)).not.toContain(`${PAGES}/commit/${local}`);
  });

  it('stand beside source pages with `both`, except for files with uncommitted changes', async () => {
    using published = publish(`{ link: 'both' }`);
    const { repository, site, head } = published;
    repository.write('src/b.py', numbered(7));
    await build(site);
    expect(citationIn(site)).toContain('href="/source/src/a.py/#L2-L4"');
    expect(site.read('source/src/a.py/index.html')).toContain(
      `href="${PAGES}/blob/${head}/src/a.py"`,
    );
    expect(site.read(`drift/${ID}/index.html`)).not.toContain(`${PAGES}/blob/${head}/src/b.py`);
    expect(secretsIn(site)).toBe('');
  });

  it('are left out for files with uncommitted changes, with the reason', async () => {
    using published = publish(`{ link: 'forge' }`);
    const { repository, site } = published;
    repository.write('src/a.py', `${numbered(10)}more\n`);
    await build(site);
    expect(citationIn(site)).toContain('the file has uncommitted changes');
  });

  it('are left out for an unknown forge, which the build log says', async () => {
    using published = publish(`{ link: 'forge' }`, 'https://tok:hunter2@git.corp/x/y');
    const { site } = published;
    const output = await build(site);
    expect(output).toContain('`sourcePages.link` asks for links to a forge, but the remote is');
    expect(output).not.toContain('hunter2');
    expect(site.read('docs/code/index.html')).toContain('<code>src/a.py:2-4</code>');
  });

  it.runIf(isNightly)('follow `forge.template`', async () => {
    const template = 'https://code.corp/{path}?at={commit}#{start}-{end}';
    using published = publish(`{ link: 'forge', forge: { template: '${template}' } }`);
    await build(published.site);
    expect(citationIn(published.site)).toContain(
      `href="https://code.corp/src/a.py?at=${published.head}#2-4"`,
    );
  });
});

/** Files of a built site that hold the password of the remote. */
function secretsIn(site: TestSite): string {
  try {
    return execFileSync('grep', ['-rl', 'hunter2', join(site.root, 'dist')], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
