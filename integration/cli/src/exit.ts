/** Exit codes. The first three mean the same as those of ESLint. */
export const EXIT = { clean: 0, findings: 1, failure: 2, cancelled: 130 } as const;
