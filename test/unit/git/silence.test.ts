import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Silence } from '../../../integration/engine/src/git/silence.ts';

describe('silence', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('ends a process after the limit, once', () => {
    const end = vi.fn();
    const silence = new Silence(1000, end);
    vi.advanceTimersByTime(900);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5000);
    expect(end).toHaveBeenCalledOnce();
    silence.end();
  });

  it('is broken by any sign of life, however long it takes as a whole', () => {
    const end = vi.fn();
    const silence = new Silence(1000, end);
    for (let count = 0; count < 20; count++) {
      vi.advanceTimersByTime(800);
      silence.heard();
    }
    expect(end).not.toHaveBeenCalled();
    silence.end();
  });

  it('means nothing while nobody listens', () => {
    const end = vi.fn();
    const silence = new Silence(1000, end);
    silence.pause();
    vi.advanceTimersByTime(10_000);
    silence.resume();
    vi.advanceTimersByTime(900);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(end).toHaveBeenCalledOnce();
  });

  it('means nothing once the process has ended', () => {
    const end = vi.fn();
    new Silence(1000, end).end();
    vi.advanceTimersByTime(10_000);
    expect(end).not.toHaveBeenCalled();
  });
});
