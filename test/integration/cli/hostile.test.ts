import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeJsonLine } from '../../../integration/engine/src/text/json.ts';
import { drift } from '../../support/cli.ts';
import { expectHarmless, HOSTILE } from '../../support/hostile.ts';
import { TestRepository } from '../../support/repository.ts';
import { whole } from '../../support/whole.ts';

const NOW = ['--now', '2026-03-01T08:00:00Z'];

describe('what comes from a repository', () => {
  let repository: TestRepository;
  const names = Object.values(HOSTILE);
  const paths = names.map((name) => `src/${name}.py`);

  beforeAll(() => {
    repository = TestRepository.init();
    for (const [index, path] of paths.entries()) {
      repository.write(path, `def f${index}():\n    return 1\n`);
      repository.write(path.replace('src', 'tool'), 'TOOL = 1\n');
    }
    repository.write('CODEOWNERS', `* @team/##vso[x]y @\u202eteam\n`);
    const references = paths.map((path) => `\`${path}:1\`\n`).join('\n');
    for (const [index, name] of names.entries()) {
      const fields = {
        type: 'documentation',
        status: 'completed',
        completed_at: '2026-01-10T12:00:00Z',
        tracks: ['src/**', `lib/${name}`],
        target_files: [`docs/${index}-${name}.md`, `gone/${name}`],
        depends_on: [name],
        owner: name,
        rules: { [name]: 'error' },
      };
      // YAML understands JSON, in which every odd character is escaped.
      const text = `---\n${whole(writeJsonLine(fields))}\n---\n\n# Document ${name}\n`;
      repository.write(`.chant/specs/2026-01-10-00${index}-${name}.md`, text);
      repository.write(`docs/${index}-${name}.md`, references);
    }
    const title = whole(writeJsonLine(HOSTILE.link));
    repository.write('docs/page.md', `---\ntracks: [src]\ntitle: ${title}\n---\n\n${references}`);
    repository.commit(HOSTILE.azure, { date: '2026-01-10T12:05:00Z', author: HOSTILE.reversed });
    for (const path of paths) {
      const route = `/${HOSTILE.azure}\u202e`;
      repository.write(
        path,
        `@app.get("${route}")\ndef changed():\n    return """\n::error::\n"""\n`,
      );
    }
    repository.commit(HOSTILE.link, { date: '2026-02-01T08:00:00Z', author: HOSTILE.c1 });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it.each([
    ['check'],
    ['check', '--format', 'markdown'],
    ['check', '--format', 'junit'],
    ['check', '--verbose', '--since', HOSTILE.link],
    ['status'],
    ['affected', 'src'],
    ['coverage'],
    ['diff', '--all', '000'],
    ['fix', '--dry-run'],
    ['accept', '--dry-run', '--all', '--reason', 'Fine', '--author', 'Dev'],
    ['adopt', '--dry-run'],
    ['init', '--yes', '--dry-run', '--kind', 'frontmatter'],
    ['check', HOSTILE.link],
    ['explain', HOSTILE.lines],
    [`--${HOSTILE.link}`],
  ])('is printed by %s as text that steers nothing', async (...args) => {
    const { out, err } = await drift(repository, withNow(args));
    expect(out + err).not.toBe('');
    expectHarmless(out);
    expectHarmless(err);
  });

  it.each([
    ['check', '--json'],
    ['check', '--format', 'sarif'],
    ['check', '--format', 'gitlab'],
    ['status', '--json'],
    ['affected', 'src', '--json'],
    ['coverage', '--json'],
  ])('is printed by %s as JSON that steers nothing, and says what it is', async (...args) => {
    const { out } = await drift(repository, withNow(args));
    expectHarmless(out);
    const said = JSON.stringify(JSON.parse(out));
    expect(said).toContain(HOSTILE.reversed);
    expect(said).toContain(HOSTILE.azure);
  });

  it('is told to GitHub in no other command than that of its finding', async () => {
    const { out } = await drift(repository, withNow(['check', '--format', 'github']));
    const commands = out.trimEnd().split('\n');
    for (const command of commands) {
      expect(command).toMatch(/^::(?:error|warning|notice) [^:]*::/);
      expectHarmless(command.slice('::'.length));
    }
    expect(commands.length).toBeGreaterThan(names.length);
  });

  function withNow(args: readonly string[]): string[] {
    const hasNow = !['explain', 'init'].includes(args[0] ?? '') && !args[0]?.startsWith('-');
    return [...args, ...(hasNow ? NOW : [])];
  }
});
