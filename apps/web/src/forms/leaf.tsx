import { Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { createElement, type ComponentType } from 'react';
import { dayText } from '../ui/dates';
import { DayField, MomentField } from './day-field';
import { useOptions, type Option } from './options';
import type { LeafProps } from './leaf-props';
import { MoneyField } from './money-field';
import { QuarterField } from './quarter-field';
import type { Schema } from './schema';
import { useFormTexts } from './texts';

/** Longer texts are written in a box of several lines. */
const LONG = 500;

/** One value: a box of the kind that the contract asks for. */
export function Leaf({ schema, ...props }: LeafProps & { readonly schema: Schema }) {
  const options = useOptions(schema.type === 'array' ? (schema.items ?? {}) : schema);
  if (schema.type === 'array')
    return options === null ? <Lines {...props} /> : <Several {...props} options={options} />;
  if (options !== null) return <One {...props} options={options} />;
  return createElement(boxOf(schema), { schema, ...props });
}

type Box = ComponentType<LeafProps & { readonly schema: Schema }>;
const BY_FORMAT: Readonly<Record<string, Box>> = { date: DayField, 'date-time': MomentField };
/** How the contract writes a quarter. */
const QUARTER = /Q\[1-4\]/;
function boxOf({ type, format = '', pattern = '', 'x-unit': unit }: Schema): Box {
  if (type === 'boolean') return Ticked;
  if (type !== 'string') return unit === 'KOPECKS' ? MoneyField : Counted;
  return QUARTER.test(pattern) ? QuarterField : (BY_FORMAT[format] ?? Typed);
}

const Ticked = ({ label, value, change, error }: LeafProps) => (
  <Checkbox
    label={label}
    checked={value === true}
    onChange={(event) => change(event.currentTarget.checked)}
    error={error}
  />
);

function Counted({ schema, label, required, value, change, error }: LeafProps & { readonly schema: Schema }) {
  return (
    <NumberInput
      label={label}
      required={required}
      maw={180}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => change(typeof next === 'number' ? next : undefined)}
      min={schema.minimum ?? 0}
      decimalSeparator=","
      allowDecimal={schema.type === 'number'}
      hideControls
      error={error}
    />
  );
}

function Typed({ schema, label, required, value, change, error }: LeafProps & { readonly schema: Schema }) {
  const { maxLength = 0 } = schema;
  const text = typeof value === 'string' ? value : '';
  const shared = { label, required, value: text, error, ...(maxLength === 0 ? {} : { maxLength }) };
  return maxLength > LONG ? (
    <Textarea {...shared} autosize minRows={3} onChange={(event) => change(event.currentTarget.value)} />
  ) : (
    <TextInput {...shared} onChange={(event) => change(event.currentTarget.value)} />
  );
}

/** Texts that stand in no list: one on each line. */
function Lines({ label, required, value, change, error }: LeafProps) {
  const t = useFormTexts();
  const lines = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <Textarea
      label={label}
      description={t('lines')}
      required={required}
      autosize
      minRows={2}
      value={lines.map(dayText).join('\n')}
      onChange={(event) => change(event.currentTarget.value.split('\n'))}
      error={error}
    />
  );
}

type Choice = LeafProps & { readonly options: readonly Option[] };

function One({ label, required, value, change, error, options }: Choice) {
  const t = useFormTexts();
  return (
    <Select
      label={label}
      required={required}
      placeholder={t('choose')}
      data={options}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => change(next ?? undefined)}
      searchable={options.length > 7}
      clearable={!required}
      allowDeselect={!required}
      clearButtonProps={{ 'aria-label': t('remove') }}
      nothingFoundMessage={t('nothing')}
      error={error}
    />
  );
}

function Several({ label, required, value, change, error, options }: Choice) {
  const t = useFormTexts();
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <MultiSelect
      label={label}
      required={required}
      {...(chosen.length === 0 ? { placeholder: t('choose') } : {})}
      data={options}
      value={[...chosen]}
      onChange={change}
      searchable
      hidePickedOptions
      nothingFoundMessage={t('nothing')}
      error={error}
    />
  );
}
