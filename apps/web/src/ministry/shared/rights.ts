/** Who sees figures only, never which families they count (policy table, `figure-families`). */
const FIGURES_ONLY = ['MINISTRY_ANALYST', 'ADMINISTRATOR'];

/** Whether somebody with these roles may see the families behind a figure. */
export const mayName = (roles: readonly string[]): boolean => roles.some((role) => !FIGURES_ONLY.includes(role));
