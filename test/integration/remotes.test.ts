import { describe, expect, it } from 'vitest';
import { FORMATS, renderReport } from '../../integration/engine/src/reporters/index.ts';
import { documented } from '../support/documented.ts';
import { analyzeRepository } from '../support/report.ts';
import { whole } from '../support/whole.ts';

/** Stands in every part of a remote that nobody is to see. */
const SECRET = 'hunter2';

const LOOK = {
  colour: false,
  all: false,
  width: null,
  limit: null,
  fileUrl: null,
  version: '1.2.3',
};

describe('a remote', () => {
  it.each([
    `/nowhere/${SECRET}/repo`,
    `../${SECRET}`,
    SECRET,
    `file:///nowhere/${SECRET}`,
    `https://user:${SECRET}@127.0.0.1:9/org/repo?token=${SECRET}#${SECRET}`,
    `${SECRET}@127.0.0.1:${SECRET}/repo`,
  ])('%s is in no report, nor in what git says of it', async (remote) => {
    using repository = documented();
    repository.write('src/a.py', 'changed\n').commit('Go on', { date: '2026-01-20T08:00:00Z' });
    using clone = repository.clone(1);
    clone.git('remote', 'set-url', 'origin', remote);
    clone.git('config', 'core.sshCommand', `echo "${SECRET}@host: refused" >&2; false`);
    const report = await analyzeRepository(clone);
    expect(report.findings.map(({ message }) => message).join('\n')).toContain(
      'fetching them failed',
    );
    for (const format of FORMATS) {
      expect(whole(renderReport(format, report, LOOK)), format).not.toContain(SECRET);
    }
  });
});
