/** What is no family and yet corrected (ADR 033). */
export const RESOURCES = ['requests', 'periods', 'agencies', 'officers'] as const;
export type Resource = (typeof RESOURCES)[number];
