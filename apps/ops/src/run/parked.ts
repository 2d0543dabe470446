import type { Command } from './command';
import { openSeen } from './open';
import { replayed } from './replay';

/** Families that a projection could not render, with the reason: their rows stand still. */
export const parked: Command = {
  async run(read, given) {
    const config = read();
    if (given.options['replay'] === true) return replayed(config, given, null);
    const seen = await openSeen(config);
    try {
      const found = (await seen.serving?.store.parked()) ?? [];
      const lines = found.map(
        ({ family, position, error, parkedAt }) => `${family}: отложена ${parkedAt} на позиции ${position}: ${error}`,
      );
      return { well: found.length === 0, found, lines: lines.length > 0 ? lines : ['Отложенных семей нет'] };
    } finally {
      await seen.close();
    }
  },
  options: { replay: { type: 'boolean' } },
  takesNames: false,
  ru: {
    line: 'отложенные семьи с причиной; --replay строит их заново',
    text: `  kurator ops parked            что отложено, с какого события и почему
  kurator ops parked --replay   построить отложенные заново: после исправления программы или данных
Строки отложенной семьи стоят, остальные идут дальше. Код 1, пока отложенные есть.`,
  },
  en: {
    line: 'families set aside, with the reason; --replay renders them again',
    text: `  kurator ops parked            what is set aside, since which event and why
  kurator ops parked --replay   render it again: after the program or the data were mended
The rows of a family that is set aside stand still, the others go on. Code 1 while there are any.`,
  },
};
