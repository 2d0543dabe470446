import type { ComponentType } from 'react';

/** An entry of the menu. */
export interface NavItem {
  readonly to: string;
  /** Key of its name in the common texts. */
  readonly text: string;
  /** Who sees it. */
  readonly roles: readonly string[];
}
/** A workplace: its part of the menu, and its pages by their address, loaded when one goes there. */
export interface Workplace {
  readonly nav: readonly NavItem[];
  readonly pages: Readonly<Record<string, () => Promise<ComponentType>>>;
}
