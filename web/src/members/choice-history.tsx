import { Text, Title } from '@mantine/core';
import type { MemberDepths } from '../contract/members.ts';
import { Private } from '../parts/private.tsx';
import { type Say, useSay } from '../words/use-say.ts';

const FAMILIES: Readonly<Record<string, string>> = {
  spoken: 'tongue',
  written: 'tongue',
  format: 'format',
  channel: 'channel',
  best_time: 'best_time',
};

function said(say: Say, what: string, value: string): string {
  if (what === 'contact') return value.slice(value.indexOf(' ') + 1);
  return say.data(FAMILIES[what] ?? 'consent_answer', value);
}

/** Everything that was decided, newest first: what, by whom, and when. */
export function ChoiceHistory({ full }: { readonly full: MemberDepths }) {
  const say = useSay();
  // The list only grows at its head: a place counted from its end stays.
  const placed = full.history.map((one, i) => ({ ...one, place: full.history.length - i }));
  return (
    <section className="sheet" aria-labelledby="history">
      <Title order={2} size="h4" id="history">
        {say('wishes.history')}
      </Title>
      {full.history.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('wishes.no_history')}
        </Text>
      ) : (
        <ol style={{ listStyle: 'none', padding: 0, margin: 0 }}>
          {placed.map((one) => (
            <li key={one.place} style={{ padding: '8px 0', borderBlockEnd: '1px solid var(--line)' }}>
              <strong>{say.data('decided', one.what)}</strong>: <Private>{said(say, one.what, one.value)}</Private>
              <Text size="sm" c="dimmed">
                {say('wishes.said', { on: say.date(one.on), by: say.data('speaker', one.by) })}
              </Text>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
