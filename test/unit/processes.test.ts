import { execFileSync, fork, spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('a unit test', () => {
  it('cannot start a process', () => {
    expect(() => execFileSync('git', ['--version'])).toThrow(/execFileSync of git.*integration/);
    expect(() => spawn('git', ['--version'])).toThrow(/spawn of git/);
    expect(() => fork('server.js')).toThrow(/fork of server\.js/);
  });
});
