import { FORMATS, FORMS, type Head } from '@kurator/forms';
import type { ExportRequest } from './bodies';

/** What no file system takes in a name. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;

/** `Приложение 7, Учебный район, 2026-Q3.xlsx`: the paper, the place and the time, as people look for it. */
export function fileName({ form, format }: Pick<ExportRequest, 'form' | 'format'>, { unit, period, to }: Head): string {
  const words = [FORMS[form].name, unit.name, period ?? to].join(', ');
  return `${words.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim()}.${FORMATS[format].extension}`;
}

const percent = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** RFC 6266: the name in Russian, and one in plain letters for what does not read it. */
export const attachment = (name: string, { form, format }: Pick<ExportRequest, 'form' | 'format'>): string =>
  `attachment; filename="${form}.${FORMATS[format].extension}"; filename*=UTF-8''${percent(name)}`;
