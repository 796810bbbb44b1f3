/** How a command ends, as ESLint does. */
export const EXIT = { clean: 0, findings: 1, failure: 2 } as const;
