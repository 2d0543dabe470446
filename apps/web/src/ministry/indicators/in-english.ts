/** Lines and tables of the appendix in English; the register says them as the Russian form prints them. */
const TABLES: Readonly<Record<number, string>> = {
  1: 'Changes in the life of families that preventive work was due to and that got such help',
  2: 'Changes in the infrastructure of the organisations that take part in preventive work',
  3: 'Changes in the provision of staff',
};
const ROWS: Readonly<Record<string, string>> = {
  'ST-10': 'Families taken on accompaniment',
  'ST-11': 'Families moved to another level of accompaniment, among them',
  'ST-12': 'Families whose situation got worse, moved from the preventive level to the crisis level',
  'ST-13': 'Families whose situation got better, moved from the crisis level to the preventive (base) level',
  'ST-14': 'Families whose situation got worse, moved from the adaptation level to the crisis level',
  'ST-15': 'Families whose situation got better, moved from the adaptation level to the preventive (base) level',
  'ST-16': 'Families removed from accompaniment',
  'ST-17': 'Other moves between levels',
  'ST-18': 'Balance of accompaniment',
  'ST-46': 'Removed from accompaniment with a positive result',
  'ST-20': 'Organisations of social services that do preventive work',
  'ST-21': 'Educational organisations',
  'ST-22': 'Socially oriented non-profit organisations',
  'ST-47': 'Organisations that take part in accompaniment',
  'ST-30': 'Specialists with specialised professional training',
  'ST-31': 'Specialists with courses of further training',
  'ST-32': 'Specialists who did an internship',
  'ST-33': 'Specialists who won a regional contest of professional skill',
  'ST-34': 'Volunteers engaged',
  'ST-48': 'Staff of accompaniment',
  'ST-41': 'Parental rights ended',
  'ST-42': 'Families in a socially dangerous position',
  'ST-43': 'Families with violence, cruelty or violated rights',
};

interface Titled {
  readonly title: string;
}
interface Answer {
  readonly tables: readonly (Titled & {
    readonly table: number;
    readonly rows: readonly (Titled & { readonly indicator: string })[];
  })[];
}
/** The same tables with English titles; a line that is new stands as the register names it. */
export const inEnglish = <T extends Answer>(answer: T): T => ({
  ...answer,
  tables: answer.tables.map((table) => ({
    ...table,
    title: TABLES[table.table] ?? table.title,
    rows: table.rows.map((row) => ({ ...row, title: ROWS[row.indicator] ?? row.title })),
  })),
});
