/**
 * The steps of a run that take time. `specs` reads the specs, and `history` reads their history.
 * `contents` compares contents, and `citations` judges the citations. `fetch` asks a remote for
 * what the clone lacks; after it, the interrupted step continues. If a report is compared with an
 * earlier one, `specs` happens a second time.
 */
export type Step = 'specs' | 'history' | 'contents' | 'citations' | 'fetch';

/** Is called when a step begins, so that the caller can show progress. */
export type OnStep = (step: Step) => void;
