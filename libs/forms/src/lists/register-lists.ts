import type { Form, Head } from '../form';
import { periodInWords, russianDate } from '../words';
import { municipalColumns, quarterlyColumns, republicanColumns, type RegisterRow } from './register-row';

/** The three appendices share one heading and differ in columns (CG-16). */
const TITLE = 'Списки несовершеннолетних и (или) семей, находящихся в социально опасном положении';
const when = ({ period, from, to }: Head): string => {
  const until = `по состоянию на ${russianDate(to)}`;
  if (period !== null) return `${periodInWords(period)}, ${until}`;
  return from === null ? until : `с ${russianDate(from)}, ${until}`;
};
const keys = ({ familyId, subject }: RegisterRow) => ({ familyId, subject });

/** F-M6: the municipal list «в динамике», with everyone who ever left it. */
export const municipalList: Form<RegisterRow> = {
  id: 'F-M6',
  title: TITLE,
  clause: 'MARIEL 5.6, прил. 6',
  name: 'Приложение 6',
  columns: municipalColumns,
  above: (head) => [TITLE, when(head)],
  keys,
};
/** F-M7: the municipal list of a quarter for the republican commission; the municipality stands above the table. */
export const quarterlyList: Form<RegisterRow> = {
  id: 'F-M7',
  title: TITLE,
  clause: 'MARIEL 5.6, прил. 7',
  name: 'Приложение 7',
  columns: quarterlyColumns,
  above: (head) => [TITLE, head.unit.name, when(head)],
  keys,
};
/** F-M8: the republican list of a quarter. */
export const republicanList: Form<RegisterRow> = {
  id: 'F-M8',
  title: TITLE,
  clause: 'MARIEL 5.7, прил. 8',
  name: 'Приложение 8',
  columns: republicanColumns,
  above: (head) => [TITLE, when(head)],
  keys,
};
