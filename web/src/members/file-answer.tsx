import { Text } from '@mantine/core';
import { csvRows } from '../parts/csv.ts';
import { FileRow } from '../parts/file-row.tsx';
import { useSay } from '../words/use-say.ts';

/** As many as a person reads on a page; the file has them all. */
const SHOWN = 50;

/** What was wrong or odd in a file, record by record, as its answer says. */
export function FileAnswer({ text }: { readonly text: string }) {
  const say = useSay();
  const rows = csvRows(text);
  return (
    <section aria-label={say('enrollment.answers')} style={{ display: 'grid', gap: 8, marginBlockStart: 8 }}>
      {rows.slice(0, SHOWN).map((row, i) => (
        <FileRow
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes, and two findings may say the same
          key={i}
          at={row.place ?? ''}
          severity={row.taken === 'no' ? 'error' : 'warning'}
          said={row.problem ?? row.code ?? ''}
          found={row.found || undefined}
          expected={row.expected || undefined}
          mend={row.what_to_do || undefined}
        />
      ))}
      {rows.length > SHOWN && <Text size="sm">{say('enrollment.answers_more', { shown: SHOWN, n: rows.length })}</Text>}
    </section>
  );
}
