/**
 * What takes its time: specs are read, then their history, then contents are compared and citations
 * followed; in between, a remote may be asked for what the clone left out, after which goes on what that
 * interrupted. Where a report is compared with an earlier one, specs are read again for that.
 */
export type Step = 'specs' | 'history' | 'contents' | 'citations' | 'fetch';

/** Told what begins, for whoever shows that something goes on. */
export type OnStep = (step: Step) => void;
