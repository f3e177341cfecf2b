import { NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import type { RequestPage } from '../contract/authorizations.ts';
import { useSay } from '../words/use-say.ts';
import type { FormedAction } from './forms/forms.ts';
import { daysOf, serviceOf } from './request-facts.tsx';

type Outcome = 'approved' | 'modified' | 'denied';

export interface DraftLine {
  readonly line: number;
  readonly outcome: Outcome;
  readonly units: number | string;
  readonly from: string;
  readonly to: string;
}

export function draftLines(page: RequestPage, action: FormedAction): DraftLine[] {
  const outcome =
    action === 'deny' ? 'denied' : action === 'modify' && page.lines.length === 1 ? 'modified' : 'approved';
  return page.lines.map(({ line, units, from, to }) => ({
    line,
    outcome,
    units: outcome === 'denied' ? 0 : units,
    from,
    to: to ?? from,
  }));
}

export function readLines(drafts: readonly DraftLine[]) {
  return drafts.map(({ line, outcome, units, from, to }) => ({
    line,
    outcome,
    units: outcome === 'denied' ? 0 : Number(units),
    ...(outcome === 'denied' ? {} : { from, to }),
  }));
}

interface DecidedLinesProps {
  readonly page: RequestPage;
  readonly value: readonly DraftLine[];
  readonly change: (value: readonly DraftLine[]) => void;
  /** Every line the same: nothing to choose. */
  readonly fixed: FormedAction | undefined;
}

/** Line by line: all of it, less, or nothing. */
export function DecidedLines({ page, value, change, fixed }: DecidedLinesProps) {
  const say = useSay();
  const put = (line: number, next: Partial<DraftLine>) =>
    change(value.map((one) => (one.line === line ? { ...one, ...next } : one)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 600, fontSize: 14 }}>{say('decide.lines')}</legend>
      <Stack gap="xs" mt={4}>
        {page.lines.map((asked) => {
          const draft = value.find(({ line }) => line === asked.line);
          if (!draft) return null;
          const named = serviceOf(asked);
          return (
            <div key={asked.line}>
              <Text size="sm">
                <strong>{named}</strong> {say('request.units', { n: asked.units })}, {daysOf(say, asked)}
              </Text>
              {fixed === undefined && (
                <NativeSelect
                  size="sm"
                  label={say('decide.line_outcome', { what: named })}
                  value={draft.outcome}
                  onChange={(event) => {
                    const outcome = event.currentTarget.value as Outcome;
                    put(
                      asked.line,
                      outcome === 'modified'
                        ? { outcome }
                        : {
                            outcome,
                            units: outcome === 'denied' ? 0 : asked.units,
                            from: asked.from,
                            to: asked.to ?? asked.from,
                          },
                    );
                  }}
                  data={(['approved', 'modified', 'denied'] as const).map((one) => ({
                    value: one,
                    label: say.data('line_outcome', one),
                  }))}
                />
              )}
              {draft.outcome === 'modified' && (
                <div
                  style={{
                    display: 'grid',
                    gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))',
                    gap: 6,
                    marginBlockStart: 4,
                  }}
                >
                  <NumberInput
                    size="sm"
                    label={say('decide.units')}
                    value={draft.units}
                    min={0}
                    max={asked.units}
                    hideControls
                    clampBehavior="none"
                    onChange={(units) => put(asked.line, { units })}
                  />
                  <TextInput
                    size="sm"
                    type="date"
                    label={say('decide.from')}
                    value={draft.from}
                    onChange={(event) => put(asked.line, { from: event.currentTarget.value })}
                  />
                  <TextInput
                    size="sm"
                    type="date"
                    label={say('decide.to')}
                    value={draft.to}
                    onChange={(event) => put(asked.line, { to: event.currentTarget.value })}
                  />
                </div>
              )}
            </div>
          );
        })}
      </Stack>
    </fieldset>
  );
}
