import { describe, expect, it } from 'vitest';
import {
  readChantSpec,
  readCompletion,
} from '../../../integration/engine/src/specs/kinds/chant.ts';
import { FrontmatterError } from '../../../integration/engine/src/documents/frontmatter.ts';
import { at } from '../support/spec.ts';
import { withTitle } from '../support/spec-title.ts';

const FILE = '.chant/specs/2026-01-22-001-x7m.md';

function read(frontmatter: string, body = '# Title\n', file = FILE) {
  return withTitle(readChantSpec(file, `---\n${frontmatter}\n---\n\n${body}`));
}

describe('a chant spec', () => {
  it('is read with all fields that drift needs', () => {
    const { spec, problems } = read(
      [
        'type: documentation',
        'status: completed',
        'tracks:',
        '  - src/auth/**/*.py',
        'origin: [data/a.csv]',
        'informed_by:',
        '  - docs/notes.md',
        'context:',
        '  - docs/background.md#part',
        'target_files:',
        '  - docs/architecture/auth.md',
        'depends_on:',
        '  - 2026-01-20-001-abc',
        'members: [2026-01-22-001-x7m.1]',
        'commits: [abc1234, 1234567]',
        'commit: 7654321',
        'completed_at: 2026-01-28T14:45:00Z',
        'schedule: weekly',
        'prompt: documentation',
        'model: claude-opus',
        'approval: { required: true, status: approved, by: Ann, at: 2026-01-27T08:00:00Z }',
        'branch: chant/auth',
        'pr: 12',
        'rules:',
        '  drift: error',
        "owner: '@auth-team'",
      ].join('\n'),
      '# Document the *auth* module\n',
    );
    expect(problems).toEqual([]);
    expect(spec).toEqual({
      id: '2026-01-22-001-x7m',
      kind: 'chant',
      file: FILE,
      title: 'Document the auth module',
      type: 'documentation',
      completed: true,
      completion: expect.objectContaining({
        field: 'completed_at',
        time: at('2026-01-28T14:45:00Z'),
      }) as unknown,
      verification: null,
      run: {
        prompt: 'documentation',
        model: 'claude-opus',
        approval: { status: 'approved', by: 'Ann', at: at('2026-01-27T08:00:00Z') },
        branch: 'chant/auth',
        pr: '12',
      },
      inputs: [
        { role: 'tracks', pattern: 'src/auth/**/*.py', line: 5 },
        { role: 'origin', pattern: 'data/a.csv', line: 6 },
        { role: 'informed_by', pattern: 'docs/notes.md', line: 8 },
      ],
      targets: ['docs/architecture/auth.md'],
      dependsOn: ['2026-01-20-001-abc'],
      members: ['2026-01-22-001-x7m.1'],
      commits: ['abc1234', '1234567', '7654321'],
      schedule: 'weekly',
      rules: { drift: 'error' },
      owners: ['@auth-team'],
      public: true,
    });
  });

  it('has the id of its file name, also in the archive and with a member suffix', () => {
    expect(read('type: code', '', '.chant/archive/2026-01/2026-01-22-001-x7m.md').spec.id).toBe(
      '2026-01-22-001-x7m',
    );
    expect(read('type: code', '', '.chant/specs/a-2026-01-22-001-x7m.2.1.md').spec.id).toBe(
      'a-2026-01-22-001-x7m.2.1',
    );
  });

  it('without frontmatter is of type code and pending', () => {
    const { spec, problems } = readChantSpec(FILE, '# Just a title\n');
    expect(spec).toMatchObject({ type: 'code', completed: false, completion: null, inputs: [] });
    expect(spec.title).toBe('Just a title');
    expect(problems).toEqual([]);
  });

  it('without a heading has its id as title', () => {
    expect(read('type: code', 'No heading.\n').spec.title).toBe('2026-01-22-001-x7m');
  });

  it('takes no title from a comment in frontmatter or in a code block', () => {
    expect(read('# a comment\ntype: code', '```sh\n# install\n```\n\n# Real\n').spec.title).toBe(
      'Real',
    );
  });

  it('accepts a single value instead of a list', () => {
    const { spec } = read(
      'tracks: src/auth/\ntarget_files: docs/a.md\ndepends_on: 001-doc\nmembers: 001-doc.1',
    );
    expect(spec.inputs.map(({ pattern }) => pattern)).toEqual(['src/auth']);
    expect(spec.targets).toEqual(['docs/a.md']);
    expect(spec.dependsOn).toEqual(['001-doc']);
    expect(spec.members).toEqual(['001-doc.1']);
  });

  it('keeps an id of digits as text, with leading zeros', () => {
    expect(read('depends_on: 001').spec.dependsOn).toEqual(['001']);
    expect(read('depends_on: [010, 7e2]').spec.dependsOn).toEqual(['010', '7e2']);
    expect(read('members:\n  - 2026-01-22').spec.members).toEqual(['2026-01-22']);
  });

  it('with an unknown type is read, with a warning', () => {
    const { spec, problems } = read('status: completed\ntype: docs\ntracks: [src]');
    expect(spec).toMatchObject({ type: 'docs', completed: true });
    expect(spec.inputs).toHaveLength(1);
    expect(problems).toEqual([
      expect.objectContaining({
        file: FILE,
        line: 3,
        minor: true,
        message: expect.stringContaining('docs') as string,
      }),
    ]);
  });

  it('ignores rules that are no mapping', () => {
    expect(read('rules: [drift]').spec.rules).toEqual({});
    expect(read('rules: off').spec.rules).toEqual({});
  });

  it('normalizes targets, and lists each once', () => {
    expect(read('target_files: [./docs/a.md, docs/a.md, figures/f.png]').spec.targets).toEqual([
      'docs/a.md',
      'figures/f.png',
    ]);
  });

  it.each(['status: completed', 'status: needs_attention'])(
    'has been completed with `%s`',
    (line) => {
      expect(read(line).spec.completed).toBe(true);
    },
  );

  it.each(['pending', 'in_progress', 'paused', 'failed', 'ready', 'blocked', 'cancelled', '1'])(
    'has not been completed with `status: %s`, whatever its times say',
    (status) => {
      const { spec } = read(`status: ${status}\ncompleted_at: 2026-01-28T14:45:00Z`);
      expect(spec).toMatchObject({ completed: false, completion: null });
    },
  );

  it('with broken frontmatter is an error', () => {
    expect(() => read('a: [')).toThrow(FrontmatterError);
  });
});

describe('what is invalid in a spec', () => {
  it('an input outside of the repository is an error at its line, and other inputs stay', () => {
    const { spec, problems } = read(
      'status: completed\ntracks:\n  - src/a.ts\n  - ../secret.ts\n  - /etc/passwd\n  - src/b.ts',
    );
    expect(spec.inputs).toEqual([
      { role: 'tracks', pattern: 'src/a.ts', line: 4 },
      { role: 'tracks', pattern: 'src/b.ts', line: 7 },
    ]);
    expect(problems.map(({ line, minor }) => ({ line, minor }))).toEqual([
      { line: 5, minor: undefined },
      { line: 6, minor: undefined },
    ]);
    expect(problems[0]?.message).toContain('`../secret.ts`');
  });

  it('a negated input outside of the repository is an error', () => {
    const { spec, problems } = read('tracks:\n  - src\n  - "!../secret"\n  - "!src/*.test.ts"');
    expect(spec.inputs.map(({ pattern }) => pattern)).toEqual(['src', '!src/*.test.ts']);
    expect(problems).toHaveLength(1);
  });

  it('a negated path is normalized as any other', () => {
    const { spec } = read('tracks:\n  - ./src\n  - "!./src/a.ts"');
    expect(spec.inputs.map(({ pattern }) => pattern)).toEqual(['src', '!src/a.ts']);
  });

  it('a negation without a pattern is an error', () => {
    const { spec, problems } = read('tracks: "!"');
    expect(spec.inputs).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it('a target outside of the repository is an error at its line', () => {
    const { spec, problems } = read('target_files:\n  - docs/a.md\n  - ../../.bashrc');
    expect(spec.targets).toEqual(['docs/a.md']);
    expect(problems).toEqual([
      expect.objectContaining({ line: 4, message: expect.stringContaining('.bashrc') as string }),
    ]);
  });

  it.each([
    ['tracks: { src: a }', '`tracks` is a mapping'],
    ['origin: [[data]]', '`origin` holds a list'],
    ['informed_by: [a, { b: c }]', '`informed_by` holds a mapping'],
    ['target_files: { docs: a.md }', '`target_files` is a mapping'],
    ['tracks: ["!src/a.ts", "!src/b.ts"]', '`tracks` holds only negations'],
  ])('`%s` is an error', (line, message) => {
    const { problems } = read(`status: completed\n${line}`);
    expect(problems).toEqual([
      expect.objectContaining({ line: 3, message: expect.stringContaining(message) as string }),
    ]);
    expect(problems[0]?.minor).toBeUndefined();
    expect(problems[0]?.help).toMatch(/[.]$/);
  });

  it.each([
    ['depends_on: { a: b }', '`depends_on` is a mapping'],
    ['members: [[a]]', '`members` holds a list'],
    ['commits: { a: b }', '`commits` is a mapping'],
    ['completed_at: [2026-01-28]', '`completed_at` is a list'],
    ['type: [documentation]', '`type` is a list'],
    ['schedule: { every: day }', '`schedule` is a mapping'],
    ['completed_at: 2026-02-30T00:30:00Z', '`completed_at: 2026-02-30T00:30:00Z` is not a time'],
  ])('`%s` is a warning', (line, message) => {
    const { problems } = read(`status: completed\n${line}`);
    expect(problems).toEqual([
      expect.objectContaining({
        line: 3,
        minor: true,
        message: expect.stringContaining(message) as string,
        help: expect.any(String) as string,
      }),
    ]);
  });

  it.each(['tracks:', 'tracks: []', 'tracks: [""]'])(
    'a completed documentation spec without sources is a warning: `%s`',
    (line) => {
      const { problems } = read(`status: completed\ntype: documentation\n${line}`);
      expect(problems.map(({ message }) => message)).toEqual([
        'names no sources in tracks, origin, informed_by, and so can never drift',
      ]);
    },
  );

  it('a pattern with a million alternatives is an error', () => {
    const { spec, problems } = read(`tracks:\n  - src/${'{a,b}'.repeat(20)}`);
    expect(spec.inputs).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it('each input has its own line, also where one begins with another', () => {
    const { spec } = read('tracks:\n  - src/auth/routes.py\n  - src/auth/\n  - src/auth');
    expect(spec.inputs.map(({ line }) => line)).toEqual([3, 4, 5]);
  });
});

describe('the completion of a spec', () => {
  const completed = { status: 'completed' };
  const first = new Date('2026-01-28T14:45:00Z');
  const second = new Date('2026-02-10T08:00:00Z');
  const third = new Date('2026-02-20T08:00:00Z');

  it('is the newest of completed_at and replayed_at', () => {
    const replayed = readCompletion({ ...completed, completed_at: first, replayed_at: second });
    expect(replayed).toMatchObject({ field: 'replayed_at', time: second.getTime() / 1000 });
    const again = readCompletion({ ...completed, completed_at: third, replayed_at: second });
    expect(again).toMatchObject({ field: 'completed_at', time: third.getTime() / 1000 });
  });

  it('is the verification only where that passed', () => {
    const verified = { ...completed, completed_at: first, last_verified: third };
    expect(readCompletion({ ...verified, verification_status: 'passed' })?.field).toBe(
      'last_verified',
    );
    for (const status of ['partial', 'failed', undefined, true]) {
      expect(readCompletion({ ...verified, verification_status: status })?.field).toBe(
        'completed_at',
      );
    }
  });

  it('is the status where there is no valid time', () => {
    expect(readCompletion(completed)).toMatchObject({ field: 'status', time: null });
    expect(readCompletion({ ...completed, completed_at: 'last week' })).toMatchObject({
      field: 'status',
      time: null,
    });
  });

  it('is the same however its time is written', () => {
    const values = [first, '2026-01-28T14:45:00Z', '2026-01-28 15:45:00 +0100'].map(
      (completed_at) => readCompletion({ ...completed, completed_at })?.value,
    );
    expect(new Set(values).size).toBe(1);
  });

  it('is the same where the status becomes needs_attention', () => {
    const before = readCompletion({ status: 'completed', completed_at: first });
    const after = readCompletion({ status: 'needs_attention', completed_at: first });
    expect(after?.value).toBe(before?.value);
  });

  it('is another for another time or field', () => {
    const values = [
      readCompletion({ ...completed, completed_at: first }),
      readCompletion({ ...completed, completed_at: second }),
      readCompletion({ ...completed, replayed_at: second }),
      readCompletion(completed),
    ].map((completion) => completion?.value);
    expect(new Set(values).size).toBe(4);
  });

  it('is null for a spec that is not completed', () => {
    expect(readCompletion({ completed_at: first })).toBeNull();
    expect(readCompletion({ status: 'failed', completed_at: first })).toBeNull();
  });
});

describe('the failed verification of a spec', () => {
  const verified = (...lines: string[]) =>
    read(['status: completed', 'completed_at: 2026-01-28T14:45:00Z', ...lines].join('\n')).spec
      .verification;

  it('has what failed, when, and where that is written', () => {
    const fields = [
      'last_verified: 2026-02-10T08:00:00Z',
      'verification_status: partial',
      'verification_failures:',
      "  - 'All routes are listed'",
      '  - 42',
    ];
    expect(verified(...fields)).toEqual({
      status: 'partial',
      failures: ['All routes are listed', '42'],
      checked: { time: at('2026-02-10T08:00:00Z'), form: 'utc' },
      line: 5,
    });
  });

  it.each([
    ['one text', 'verification_failures: All of it', ['All of it']],
    ['nothing', 'verification_failures:', []],
    ['odd values', 'verification_failures: [{ a: b }, [c], d]', ['d']],
    ['a mapping', 'verification_failures: { a: b }', []],
  ])('can list %s', (_, field, failures) => {
    const read = verified('verification_status: Failed', field, 'last_verified: soon');
    expect(read).toMatchObject({ status: 'failed', failures, checked: null });
  });

  it.each(['passed', 'unknown', '[failed]', '{ status: failed }', 'true'])(
    'is none with `verification_status: %s`',
    (status) => {
      expect(verified(`verification_status: ${status}`)).toBeNull();
    },
  );

  it('is none of a spec that is not completed', () => {
    expect(read('status: pending\nverification_status: failed').spec.verification).toBeNull();
  });
});

describe('what wrote the documents of a spec', () => {
  const NONE = { prompt: null, model: null, approval: null, branch: null, pr: null };

  it('is all null if nothing is said of it', () => {
    expect(read('type: code').spec.run).toEqual(NONE);
  });

  it('is null where a value has another shape', () => {
    const odd = ['prompt: [a]', 'model: { a: b }', 'approval: [approved]', 'branch:', "pr: ''"];
    const { spec, problems } = read(odd.join('\n'));
    expect(spec.run).toEqual(NONE);
    expect(problems).toEqual([]);
  });

  it.each([
    ['approval: approved', { status: 'approved', by: null, at: null }],
    ['approval: { by: Ann }', { status: null, by: 'Ann', at: null }],
    ['approval: { status: [a], by: Ann, at: soon }', { status: null, by: 'Ann', at: null }],
    ['approval: { required: false }', null],
    ['approval:', null],
  ])('can have `%s`', (field, approval) => {
    expect(read(field).spec.run).toEqual({ ...NONE, approval });
  });
});
