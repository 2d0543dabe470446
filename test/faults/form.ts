const rounds = process.env['FAULTS_ROUNDS'];

/** How often something is killed: `npm run test:faults -- --rounds N`; null: the short form, within `npm test`. */
export const ROUNDS: number | null = rounds === undefined ? null : Number(rounds);
/** The long form looks at every place, the short one at some. */
export const LONG: boolean = ROUNDS !== null;
