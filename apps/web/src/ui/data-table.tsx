import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommon } from '../i18n';
import classes from './data-table.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand right; what matters most is set strong; minor columns go on a narrow screen. */
  readonly kind?: 'number' | 'strong' | 'minor';
  /** The server can order by it (the name it knows). */
  readonly sort?: string;
  readonly width?: number;
}
export interface Sorting {
  /** `name` or `-name`. */
  readonly by: string;
  readonly change: (by: string) => void;
}
export interface More {
  readonly total?: number | null;
  readonly has: boolean;
  readonly busy: boolean;
  readonly load: () => void;
}
interface DataTableProps<Row> {
  /** What the table holds, for a screen reader. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sorting?: Sorting;
  readonly more?: More;
  readonly footer?: ReactNode;
}

/** A dense table that reads as a list of cards on a narrow screen. Give it rows; say what is empty outside of it. */
export function DataTable<Row>({ label, columns, rows, rowKey, sorting, more, footer }: DataTableProps<Row>) {
  return (
    <div className={classes.wrap}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} {...(sorting === undefined ? {} : { sorting })} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, title, cell, kind = 'plain' }) => (
                <td key={key} data-kind={kind} data-title={title}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {footer === undefined ? null : <tfoot>{footer}</tfoot>}
      </table>
      {more === undefined ? null : <Foot more={more} shown={rows.length} />}
    </div>
  );
}

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly sorting?: Sorting;
}
function Head<Row>({ column, sorting }: HeadProps<Row>) {
  const t = useCommon();
  const { title, sort, kind = 'plain', width } = column;
  const style = width === undefined ? {} : { width };
  if (sort === undefined || sorting === undefined)
    return (
      <th scope="col" data-kind={kind} style={style}>
        {title}
      </th>
    );
  const direction = directionOf(sort, sorting.by);
  return (
    <th scope="col" data-kind={kind} style={style} aria-sort={direction}>
      <button
        type="button"
        className={classes.sort}
        aria-label={t('table.sort', { column: title })}
        onClick={() => sorting.change(direction === 'ascending' ? `-${sort}` : sort)}
      >
        {title}
        <span aria-hidden="true">{{ ascending: ' ↑', descending: ' ↓', none: '' }[direction]}</span>
      </button>
    </th>
  );
}

function directionOf(sort: string, by: string): 'ascending' | 'descending' | 'none' {
  if (by === sort) return 'ascending';
  return by === `-${sort}` ? 'descending' : 'none';
}

function Foot({ more, shown }: { readonly more: More; readonly shown: number }) {
  const t = useCommon();
  const { total, has, busy, load } = more;
  return (
    <div className={classes.foot}>
      <span>{typeof total === 'number' ? t('table.shown', { shown, total }) : t('table.noTotal', { shown })}</span>
      {has ? (
        <Button className="no-print" variant="default" size="xs" loading={busy} onClick={load}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}
