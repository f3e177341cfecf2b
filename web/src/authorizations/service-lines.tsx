import { Autocomplete, Button, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import type { RequestPage } from '../contract/authorizations.ts';
import { useSay } from '../words/use-say.ts';
import { useBenefitCodes, withTitle } from './use-benefit-codes.ts';

export interface DraftAsked {
  readonly line: number;
  readonly code: string;
  readonly modifiers: string;
  readonly what: string;
  readonly units: number | string;
  readonly from: string;
  readonly to: string;
}

export function newAsked(line: number, from = ''): DraftAsked {
  return { line, code: '', modifiers: '', what: '', units: 1, from, to: '' };
}

export function draftAsked({ line, code, modifiers, what, units, from, to }: RequestPage['lines'][number]): DraftAsked {
  return { line, code: code ?? '', modifiers: modifiers.join(' '), what: what ?? '', units, from, to: to ?? '' };
}

const codeIn = (typed: string) => typed.split(' ')[0]?.toUpperCase().trim() ?? '';

export function readAsked(drafts: readonly DraftAsked[]) {
  return drafts.map(({ line, code, modifiers, what, units, from, to }) => ({
    line,
    ...(codeIn(code) ? { code: codeIn(code) } : {}),
    modifiers: modifiers
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
    ...(what.trim() ? { what: what.trim() } : {}),
    units: Number(units),
    from,
    ...(to ? { to } : {}),
  }));
}

interface ServiceLinesProps {
  readonly plan: string;
  readonly value: readonly DraftAsked[];
  readonly change: (value: readonly DraftAsked[]) => void;
}

/** What is asked for, a line for each service: a code where there is one, else words. */
export function ServiceLines({ plan, value, change }: ServiceLinesProps) {
  const say = useSay();
  const titles = useBenefitCodes(plan);
  const codes = useMemo(() => [...titles.keys()].map((code) => withTitle(code, titles)), [titles]);
  const put = (line: number, next: Partial<DraftAsked>) =>
    change(value.map((one) => (one.line === line ? { ...one, ...next } : one)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 600, fontSize: 14 }}>{say('ask_for.lines')}</legend>
      <Stack gap="sm" mt={4}>
        {value.map((one, i) => (
          <fieldset
            key={one.line}
            aria-label={say('ask_for.line', { n: i + 1 })}
            style={{
              display: 'grid',
              gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
              gap: 8,
              border: 0,
              borderInlineStart: '3px solid var(--line)',
              margin: 0,
              padding: 0,
              paddingInlineStart: 10,
            }}
          >
            <Autocomplete
              label={say('ask_for.code')}
              pattern="\s*[A-Za-z0-9]{3,7}(\s.*)?"
              title={say('ask_for.code_shape')}
              value={one.code}
              onChange={(code) => put(one.line, { code })}
              data={codes}
              limit={12}
              maxLength={120}
              comboboxProps={{ withinPortal: false }}
              style={{ gridColumn: '1 / -1' }}
            />
            <TextInput
              label={say('ask_for.what')}
              description={say('ask_for.what_hint')}
              value={one.what}
              maxLength={200}
              onChange={(event) => put(one.line, { what: event.currentTarget.value })}
              required={codeIn(one.code) === ''}
              withAsterisk={false}
              style={{ gridColumn: '1 / -1' }}
            />
            <TextInput
              label={say('ask_for.modifiers')}
              value={one.modifiers}
              maxLength={14}
              onChange={(event) => put(one.line, { modifiers: event.currentTarget.value })}
            />
            <NumberInput
              label={say('ask_for.units')}
              value={one.units}
              min={1}
              max={9999}
              hideControls
              clampBehavior="none"
              required
              withAsterisk={false}
              onChange={(units) => put(one.line, { units })}
            />
            <TextInput
              type="date"
              label={say('ask_for.from')}
              value={one.from}
              required
              withAsterisk={false}
              onChange={(event) => put(one.line, { from: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={say('ask_for.to')}
              value={one.to}
              min={one.from}
              onChange={(event) => put(one.line, { to: event.currentTarget.value })}
            />
            {value.length > 1 && (
              <Button
                size="compact-sm"
                variant="default"
                style={{ alignSelf: 'end', justifySelf: 'start' }}
                onClick={() => change(value.filter(({ line }) => line !== one.line))}
              >
                {say('ask_for.remove', { n: i + 1 })}
              </Button>
            )}
          </fieldset>
        ))}
        <Button
          size="xs"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() =>
            change([...value, newAsked(Math.max(0, ...value.map(({ line }) => line)) + 1, value.at(-1)?.from)])
          }
        >
          {say('ask_for.add')}
        </Button>
      </Stack>
    </fieldset>
  );
}
