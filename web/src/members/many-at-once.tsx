import { Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { MemberApi } from '../contract/members.ts';
import { csvRows } from '../parts/csv.ts';
import { FileRow } from '../parts/file-row.tsx';
import { FileWish } from '../parts/file-wish.tsx';
import { saveText } from '../parts/save-text.ts';
import { useSay } from '../words/use-say.ts';

/** As many as a person reads on a page; the file has them all. */
const SHOWN = 50;

/** A file of people in, the same file with each one's eligibility out; every row is answered. */
export function ManyAtOnce() {
  const say = useSay();
  const check = useMutation({
    mutationFn: async (chosen: File) =>
      ask<MemberApi['eligibilityFile']>('POST', '/api/eligibility/file', { body: { csv: await chosen.text() } }),
    onSuccess: (text) => saveText('eligibility-answers.csv', text),
  });
  const answers = check.data === undefined ? undefined : csvRows(check.data);
  const count = (eligible: string) => answers?.filter((row) => row.eligible === eligible).length ?? 0;
  return (
    <Stack className="sheet" gap="sm">
      <Text>{say('many.lead')}</Text>
      <FileWish
        label={say('many.file')}
        description={say('many.columns')}
        accept=".csv,text/csv"
        act={say('many.check')}
        wait={say('many.wait')}
        wish={check}
      />
      <Text role="status">
        {answers && `${say('many.done')} ${say('many.counts', { n: answers.length, eligible: count('yes') })}`}
      </Text>
      {answers
        ?.filter(({ eligible }) => eligible !== 'yes' && eligible !== 'no')
        .slice(0, SHOWN)
        .map((row) => (
          <FileRow
            key={row.row}
            at={say('many.row', { n: row.row ?? '' })}
            severity={row.eligible === 'not_asked' ? 'error' : 'warning'}
            said={say.data('eligible', row.eligible ?? '')}
            found={row.eligible === 'not_asked' ? row.on : undefined}
            mend={say.data('eligibility', row.because ?? '')}
          />
        ))}
      <Text size="sm" c="dimmed">
        {say('members.recorded')}
      </Text>
    </Stack>
  );
}
