/** Regulations by the places that have them; another one stands as it names itself. */
const PLACES: Readonly<Record<string, string>> = {
  MARIEL: 'Марий Эл',
  KOCHKI: 'Кочки',
  IRKUTSK: 'Иркутск',
  BORODINO: 'Бородино',
  OKTYABRSKY: 'Октябрьский',
};

/** `IRKUTSK App. T1` as «Иркутск, прил., табл. 1»; what the register counts by its own rule is «методика регистра». */
export const clauseText = (clause: string): string =>
  clause
    .split('; ')
    .map((one) =>
      /^(Spec|CG-)/.test(one)
        ? 'методика регистра'
        : one
            .replace(/^([A-Z]+) /, (_all, place: string) => `${PLACES[place] ?? place}, `)
            .replace('App.', 'прил.')
            .replace(/ T(\d)/, ', табл. $1'),
    )
    .join('; ');
