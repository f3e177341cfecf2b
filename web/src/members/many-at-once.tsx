import { Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { MemberApi } from '../contract/members.ts';
import { FileWish } from '../parts/file-wish.tsx';
import { saveText } from '../parts/save-text.ts';
import { useSay } from '../words/use-say.ts';

/** A file of people in, the same file with each one's eligibility out; every row is answered. */
export function ManyAtOnce() {
  const say = useSay();
  const check = useMutation({
    mutationFn: async (chosen: File) =>
      ask<MemberApi['eligibilityFile']>('POST', '/api/eligibility/file', { body: { csv: await chosen.text() } }),
    onSuccess: (text) => saveText('eligibility-answers.csv', text),
  });
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
      <Text role="status">{check.isSuccess && say('many.done')}</Text>
      <Text size="sm" c="dimmed">
        {say('members.recorded')}
      </Text>
    </Stack>
  );
}
