import { Button } from '@mantine/core';
import { Fragment, memo, useCallback, useContext } from 'react';
import { language } from '../i18n/language';
import { useStore } from '../ui/store';
import { BelowCtx, useForm } from './context';
import { Leaf } from './leaf';
import { freshItem, isNewId } from './new-ids';
import { arranged } from './order';
import { isGroup, isRequired, titleOf, type Schema, type Value, type Values } from './schema';
import { useFormTexts } from './texts';
import { useSetter } from './use-setter';
import classes from './forms.module.css';

interface GroupProps {
  readonly schema: Schema;
  readonly values: Values;
  readonly change: (values: Values) => void;
  /** Path of the group, `persons[0]`; empty at the top. */
  readonly path: string;
  /** Fields that stand elsewhere. */
  readonly without?: readonly string[];
}

/** The fields of a group: what is needed first, what may be left out folded below. */
export function Fields({ schema, values, change, path, without = [] }: GroupProps) {
  const t = useFormTexts();
  const { command, errors } = useForm();
  const below = useContext(BelowCtx);
  const set = useSetter(values, change);
  const placeOf = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const shown = Object.entries(schema.properties ?? {}).filter(
    // What has no title is found by the register itself; where an event is written anew it stays as it was.
    ([name, field]) => field.title !== undefined && !without.includes(name) && !isNewId(command, placeOf(name)),
  );
  const { needed, rest } = arranged(shown, schema, { command, path });
  const draw = ([name, field]: readonly [string, Schema]) => (
    <Fragment key={name}>
      <Field
        schema={field}
        name={name}
        path={placeOf(name)}
        required={isRequired(schema, name)}
        value={values[name]}
        set={set}
      />
      {below?.[placeOf(name)]}
    </Fragment>
  );
  const isTold = rest.some(([name]) => values[name] !== undefined || hasError(errors, placeOf(name)));
  return (
    <div className={classes.group}>
      {needed.map(draw)}
      {rest.length === 0 ? null : rest.length < 3 ? (
        rest.map(draw)
      ) : (
        <details className={classes.rest} open={isTold ? true : undefined}>
          <summary>{t('more')}</summary>
          <div className={classes.group}>{rest.map(draw)}</div>
        </details>
      )}
    </div>
  );
}

const hasError = (errors: Readonly<Record<string, string>>, path: string): boolean =>
  Object.keys(errors).some((place) => place === path || place.startsWith(`${path}.`) || place.startsWith(`${path}[`));

interface FieldProps {
  readonly schema: Schema;
  readonly path: string;
  readonly required: boolean;
  readonly value: Value;
  readonly change: (value: Value) => void;
}
interface PlacedProps extends Omit<FieldProps, 'change'> {
  readonly name: string;
  readonly set: (name: string, value: Value) => void;
}
/** A field is drawn again when it changes itself: a key in one box must not draw the twenty others. */
const Field = memo(function Field({ name, set, ...rest }: PlacedProps) {
  const change = useCallback((value: Value) => set(name, value), [set, name]);
  const { schema, path, required, value } = rest;
  const { errors } = useForm();
  // The label is in the language of the moment.
  useStore(language);
  if (schema.type === 'array' && schema.items?.type === 'object') return <List {...rest} change={change} />;
  if (schema.type === 'object') return <Group {...rest} change={change} />;
  return (
    <div data-path={path} data-size={isShort(schema) ? 'short' : 'long'}>
      <Leaf
        schema={schema}
        label={titleOf(schema)}
        required={required}
        value={value}
        change={change}
        error={errors[path]}
      />
    </div>
  );
});

/** Lists whose every value fits into half a line. */
const SHORT_LISTS = ['familyRoles', 'dangerLevels', 'levels', 'documentKinds', 'housingTypes', 'sanitaryState'];
const SHORT_KINDS = ['date', 'date-time', 'integer', 'number'];
/** What fits into half a line. */
const isShort = ({
  type,
  format,
  maxLength = 1000,
  'x-titles': titles,
  'x-classifier': classifier = '',
}: Schema): boolean =>
  SHORT_KINDS.includes(format ?? type ?? '') ||
  titles !== undefined ||
  SHORT_LISTS.includes(classifier) ||
  maxLength <= 100;

/** A person's name stands in one line without a frame: its three boxes say what they are. */
const isName = ({ properties = {} }: Schema): boolean => 'last' in properties && 'first' in properties;

function Group({ schema, path, required, value, change }: FieldProps) {
  const t = useFormTexts();
  const { command } = useForm();
  const title = titleOf(schema);
  if (isName(schema) && value !== undefined)
    return (
      <div className={classes.name} data-path={path}>
        <Fields schema={schema} values={isGroup(value) ? value : {}} change={change} path={path} />
      </div>
    );
  if (!required && value === undefined)
    return (
      <div data-path={path}>
        <Button variant="default" size="xs" onClick={() => change(freshItem(command, path, schema))}>
          {t('add', { what: title.toLowerCase() })}
        </Button>
      </div>
    );
  return (
    <fieldset className={classes.fieldset} data-path={path}>
      <legend>{title}</legend>
      <Fields schema={schema} values={isGroup(value) ? value : {}} change={change} path={path} />
      {required ? null : (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => change(undefined)}>
            {t('remove')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function List({ schema, path, value, change }: FieldProps) {
  const t = useFormTexts();
  const { command, errors } = useForm();
  const items = (Array.isArray(value) ? value : []) as readonly Values[];
  const title = titleOf(schema);
  const item = schema.items ?? {};
  return (
    <fieldset className={classes.fieldset} data-path={path}>
      <legend>{title}</legend>
      {items.map((values, index) => (
        <div key={index} className={classes.item}>
          <Fields
            schema={item}
            values={values}
            path={`${path}[${index}]`}
            change={(next) => change(items.with(index, next))}
          />
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${t('remove')}: ${t('number', { what: title, number: index + 1 })}`}
            onClick={() => change(items.toSpliced(index, 1))}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      {errors[path] === undefined ? null : (
        <p role="alert" className={classes.wrong}>
          {errors[path]}
        </p>
      )}
      <div>
        <Button
          variant="default"
          size="xs"
          aria-label={t('add', { what: title.toLowerCase() })}
          onClick={() => change([...items, freshItem(command, `${path}[]`, item)])}
        >
          {t('addPlain')}
        </Button>
      </div>
    </fieldset>
  );
}
