/** Names of the built-in regulations in English; the register keeps them as they stand on the papers. */
const ENGLISH: Readonly<Record<string, string>> = {
  MARIEL:
    'Order of interaction of the agencies of prevention of the Republic of Mari El in finding minors and families in a socially dangerous position and organising individual preventive work with them',
  KOCHKI:
    'Regulation on organising individual preventive work with minors and families in a socially dangerous position (Kochki)',
  IRKUTSK:
    'Model programme of preventive work with families and minors in a socially dangerous position and a difficult life situation in Irkutsk region',
  BORODINO:
    'Order of interaction of the institutions of prevention in finding, registering and working with minors and families in a socially dangerous position in the town of Borodino',
  OKTYABRSKY:
    'Order of interaction of the agencies of prevention of Oktyabrsky district in the social accompaniment of families with children in a difficult life situation',
};

/** The name of a regulation in English; null for one that is not built in. */
export const documentInEnglish = (profileId: string): string | null => ENGLISH[profileId] ?? null;
