import { ConfigRefused } from '@kurator/platform';

/** At the target lies what is not of this move. */
export const foreign = (ru: string, en: string): ConfigRefused =>
  new ConfigRefused(
    `На серверах уже есть другое (${ru}): переезд возможен только на пустые серверы или как продолжение этого же переезда`,
    `something else lies on the servers already (${en}): a register moves to empty ones only, or goes on with its own move`,
  );

/** What was copied is not what was there. */
export const unequal = (ru: string, en: string): ConfigRefused =>
  new ConfigRefused(
    `Копия не равна журналу: ${ru}. Ничего не переключено, прежний регистр цел`,
    `the copy is not what was copied: ${en}; nothing was switched, the register is whole where it was`,
  );

/** A server has stored what was sent later and refused what was sent before it: no append can put that right. */
export const outOfOrder = (at: string): ConfigRefused =>
  new ConfigRefused(
    `Начатая копия журнала не по порядку (${at}): продолжить её нельзя. Опустошите серверы и начните переезд заново; прежний регистр цел`,
    `the copy that was begun is out of order (${at}) and cannot be gone on with: empty the servers and begin the move anew; the register is whole where it was`,
  );
