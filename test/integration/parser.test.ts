import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { Parser } from '../../integration/engine/src/documents/parser.ts';
import type { Report } from '../../integration/engine/src/index.ts';
import { driftProgram } from '../support/cli.ts';
import { documented, ID } from '../support/documented.ts';
import { isNightly } from '../support/nightly.ts';
import { specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { cleanEnvironment } from '../support/site.ts';
import { numbered, specText } from '../support/specs.ts';

const run = promisify(execFile);

/** The native parser overflows its stack. */
const PARENTHESES = `{${'('.repeat(10_000)}${')'.repeat(10_000)}}\n`;
/** It takes gigabytes, or comes to a wrong index and aborts. */
const DOTS = `${'.'.repeat(300_000)}\n`;
/** It takes exponential time. */
const TAGS = `${'<A b={'.repeat(40)}\n`;
/** It parses this, and only recursion over the result ends. */
const QUOTES = `${'>'.repeat(20_000)} x\n`;

const CRASH = /it crashes the Markdown parser \(.+\)/;
const CRASH_OR_MEMORY = /it crashes the Markdown parser|the Markdown parser needs too much memory/;

describe('a document that ends its parser, or keeps it busy for ever', () => {
  it('costs itself only, and is told of as unknown', async () => {
    using repository = TestRepository.init();
    repository.write('src/a.py', numbered(9));
    const page = (name: string, text: string): void => {
      const cited = 'See `src/a.py:2-3`.\n';
      repository.write(`docs/${name}`, `---\ntitle: T\ntracks: src/a.py\n---\n\n${cited}\n${text}`);
    };
    page('good.md', '# Good\n');
    page('parentheses.mdx', PARENTHESES);
    if (isNightly) {
      page('dots.md', DOTS);
      page('tags.mdx', TAGS);
    }
    page('quotes.md', QUOTES);
    page('mistake.mdx', '<Open>\n');
    repository.write('docs/target.mdx', PARENTHESES);
    const spec = { completed_at: '2026-01-10T12:00:00Z', tracks: ['src/**'] };
    repository.write(
      '.chant/specs/target.md',
      specText({ ...spec, target_files: ['docs/target.mdx'] }),
    );
    repository.write('.chant/specs/dots.md', specText(spec).replace(/^# .*/m, DOTS));
    repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });

    const { out, err, code } = await driftProgram(repository, ['check', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = JSON.parse(out) as Report;
    const told = new Map(report.specs.map((each) => [each.id, each]));
    expect(report.specs.map(({ id, status }) => [id, status])).toEqual([
      ...(isNightly ? [['docs/dots.md', 'unknown']] : []),
      ['docs/good.md', 'up-to-date'],
      ['docs/mistake.mdx', 'up-to-date'],
      ['docs/parentheses.mdx', 'unknown'],
      ['docs/quotes.md', 'unknown'],
      ...(isNightly ? [['docs/tags.mdx', 'unknown']] : []),
      ['dots', 'up-to-date'],
      ['target', 'unknown'],
    ]);
    expect(told.get('docs/good.md')?.documents[0]?.citations).toHaveLength(1);
    const reasonOf = (id: string): string | null | undefined => told.get(id)?.baseline.reason;
    expect(reasonOf('docs/parentheses.mdx')).toMatch(CRASH);
    expect(reasonOf('docs/quotes.md')).toBe(
      'docs/quotes.md cannot be read: it is nested too deeply',
    );
    expect(reasonOf('target')).toMatch(/^docs\/target\.mdx cannot be read: it crashes/);
    const findings = report.findings.map(({ rule, severity, file }) => [severity, rule, file]);
    expect(findings).toEqual([
      ['warn', 'invalid-spec', '.chant/specs/dots.md'],
      ['warn', 'unknown-baseline', '.chant/specs/target.md'],
      ...(isNightly ? [['warn', 'unknown-baseline', 'docs/dots.md']] : []),
      ['warn', 'unknown-baseline', 'docs/parentheses.mdx'],
      ['warn', 'unknown-baseline', 'docs/quotes.md'],
      ...(isNightly ? [['warn', 'unknown-baseline', 'docs/tags.mdx']] : []),
    ]);
    expect(report.findings[0]?.message).toMatch(/nor the title in it: (?:it crashes|the Markdown)/);
    expect(report.findings.at(-1)?.help).toContain('tags that are not closed');
    // In other runs, only the title of a spec has the dots. It ends its parser as well.
    if (!isNightly) return;
    expect(reasonOf('docs/dots.md')).toMatch(CRASH_OR_MEMORY);
    // It takes the ten seconds. Below, a process with less patience is asked for the same.
    expect(reasonOf('docs/tags.mdx')).toBe(
      'docs/tags.mdx cannot be read: the Markdown parser was not done with it after 10 seconds',
    );
  });

  it('is told of although its sources have changed, and is left alone by `fix`', async () => {
    using repository = documented();
    const text = `---\ntracks: src/a.py\n---\n\n\`src/a.py:2-4\`\n\n${PARENTHESES}`;
    repository.write('docs/parentheses.mdx', text);
    repository.commit('Write a page', { date: '2026-01-11T08:00:00Z' });
    repository.write('src/a.py', `\n\n${numbered(10)}`);
    const checked = JSON.parse((await driftProgram(repository, ['check', '--json'])).out) as Report;
    expect(specOf(checked, 'docs/parentheses.mdx').status).toBe('drifted');
    expect(checked.findings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /: docs\/parentheses\.mdx cannot be read, so that nothing is known of what it cites: it crashes/,
      ),
    );
    const { out, err, code } = await driftProgram(repository, ['fix']);
    expect(code).toBe(0);
    expect(out).toContain('Rewrote 1 citation in 1 document.');
    expect(err).toMatch(
      /^Not read: docs\/parentheses\.mdx: it crashes the Markdown parser \(\w+\)\.\n$/,
    );
    expect(readFileSync(repository.path('docs/parentheses.mdx'), 'utf8')).toBe(text);
  });
});

describe('the process that parses', () => {
  const parsers: Parser[] = [];

  function start(seconds = 600): Parser {
    const parser = new Parser({ seconds, secondsAfterwards: seconds });
    parsers.push(parser);
    return parser;
  }

  function processOf(parser: Parser): ChildProcess {
    return (parser as unknown as { child: ChildProcess }).child;
  }

  afterEach(() => {
    for (const parser of parsers.splice(0)) parser.end();
  });

  it('is one for many texts, of which those that it cannot parse cost no other', async () => {
    const parser = start(0.5);
    const texts = Array.from({ length: 200 }, (_, index) => `# Title ${index}\n`);
    await parser.parse('title', '', 'md');
    const first = processOf(parser);
    const found = await Promise.all(texts.map((text) => parser.parse('title', text, 'md')));
    expect(found).toEqual(texts.map((text) => ({ found: text.slice(2).trim() })));
    expect(processOf(parser)).toBe(first);

    const hostile = [...texts.slice(0, 50), PARENTHESES, ...texts.slice(50), TAGS, '# End\n'];
    const outcomes = await Promise.all(hostile.map((text) => parser.parse('title', text, 'mdx')));
    const problems = outcomes.flatMap((outcome, index) =>
      'problem' in outcome ? [[index, outcome.problem.reason]] : [],
    );
    expect(problems).toEqual([
      [50, expect.stringMatching(CRASH)],
      [201, 'the Markdown parser was not done with it after 0.5 seconds'],
    ]);
    expect(outcomes.at(-1)).toEqual({ found: 'End' });
    expect(outcomes.filter((outcome) => 'found' in outcome)).toHaveLength(201);
  });

  it('remembers what took too long, with whatever frontmatter', async () => {
    const parser = start(0.5);
    const slow = await parser.parse('title', TAGS, 'mdx');
    const again = await parser.parse('version', `---\ntitle: A\n---\n\n${TAGS}`, 'mdx');
    expect('problem' in again && again.problem).toBe('problem' in slow && slow.problem);
    expect(slow).toHaveProperty('problem');
    expect(await parser.parse('title', TAGS, 'md')).toEqual({ found: null });
  });

  it('tells of mistakes in MDX', async () => {
    const outcome = await start().parse('document', '<Open>\n', 'mdx');
    expect(outcome).toEqual({ mistake: expect.stringContaining('closing tag') as string });
  });

  it('is started again after somebody has killed it, whenever that is', async () => {
    const parser = start();
    expect(await parser.parse('title', '# One\n', 'md')).toEqual({ found: 'One' });
    const first = processOf(parser);
    const ended = once(first, 'close');
    first.kill('SIGKILL');
    expect(await parser.parse('title', '# Two\n', 'md')).toEqual({ found: 'Two' });
    await ended;
    const outcome = parser.parse('title', '# Three\n', 'md');
    processOf(parser).kill('SIGKILL');
    expect(await outcome).toEqual({ found: 'Three' });
  });

  const FILE = fileURLToPath(
    new URL('../../integration/engine/src/documents/parser.ts', import.meta.url),
  );

  /** A program that parses a text, and then does something else. */
  function program(then: string): string[] {
    return [
      '--input-type=module',
      '--eval',
      `const { Parser } = await import(${JSON.stringify(FILE)});
const parser = new Parser({ seconds: 600, secondsAfterwards: 600 });
const { found } = await parser.parse('title', '# Title', 'md');
${then}`,
    ];
  }

  it('keeps a program running until it has answered, and no longer', async () => {
    const { stdout } = await run(process.execPath, program('console.log(found);'));
    expect(stdout).toBe('Title\n');
  });

  it('is gone when a program has ended it, even in the middle of its work', async () => {
    const parser = start();
    await parser.parse('title', '# Title', 'md');
    const resting = processOf(parser);
    await parser.stop();
    expect(resting.signalCode).toBe('SIGKILL');
    void parser.parse('title', TAGS, 'mdx');
    void parser.parse('title', '# Another\n', 'mdx');
    const busy = processOf(parser);
    expect(busy).not.toBe(resting);
    await parser.stop();
    expect(busy.signalCode).toBe('SIGKILL');
    expect(processOf(parser)).toBeNull();
    expect(await parser.parse('title', '# Title', 'md')).toEqual({ found: 'Title' });
  });

  it.skipIf(process.platform !== 'linux').each([
    ['has nothing to do', ''],
    ['is busy for ever', `parser.parse('title', ${JSON.stringify(TAGS)}, 'mdx');`],
  ])('ends when the program that started it is killed while it %s', async (_, work) => {
    const child = spawn(
      process.execPath,
      program(`${work} console.log(parser.child.pid); setInterval(() => {}, 1000);`),
    );
    const [pid] = (await once(child.stdout, 'data')) as [Buffer];
    const parserId = Number(String(pid));
    // In hundredths of a second; it takes less to start.
    if (work !== '') await expect.poll(() => timeOf(parserId)).toBeGreaterThan(200);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await expect.poll(() => timeOf(parserId)).toBeNull();
  });

  it.each([
    ['--allow-worker', '--allow-addons'],
    ['--allow-addons', '--allow-worker'],
  ])('is missed with words where Node lacks %s', async (lacking, other) => {
    using repository = documented();
    const engine = new URL('../../integration/engine/dist/index.js', import.meta.url).href;
    const script = `const { analyze } = await import(${JSON.stringify(engine)});
console.log(JSON.stringify(await analyze({ root: ${JSON.stringify(repository.root)} })));`;
    const files = ['--allow-fs-read=*', '--allow-fs-write=*'];
    const options = ['--permission', ...files, '--allow-child-process', other];
    const { stdout } = await run(
      process.execPath,
      [...options, '--input-type=module', '--eval', script],
      { env: cleanEnvironment({}) },
    );
    const report = JSON.parse(stdout) as Report;
    expect(specOf(report, ID).baseline.reason).toBe(
      "docs/code.md cannot be read: the process that parses Markdown could not be started: Node's option `--permission` does not allow it",
    );
    expect(report.findings[0]?.help).toBe(`Start Node with \`${lacking}\` as well.`);
  });
});

/** What a process has computed, in hundredths of a second; `null` for one that has ended. */
function timeOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : Number(fields[11]) + Number(fields[12]);
  } catch {
    return null;
  }
}
