import type { BrowserServer } from 'playwright-core';

/** The browser's program: `CHROMIUM`, or where Debian and others put it; null when there is none. */
export declare function chromium(): string | null;
export declare const HOW_TO_GET: string;
/** Starts it for everybody who knows its address (`wsEndpoint()`). @throws Error when there is none */
export declare function launched(): Promise<BrowserServer>;
