import { Button, FileInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { MemberApi } from '../contract/members.ts';
import { saveText } from '../parts/save-text.ts';
import { Trouble, Waiting } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

/** A file of people in, the same file with each one's eligibility out; every row is answered. */
export function ManyAtOnce() {
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const check = useMutation({
    mutationFn: async (chosen: File) =>
      ask<MemberApi['eligibilityFile']>('POST', '/api/eligibility/file', { body: { csv: await chosen.text() } }),
    onSuccess: (text) => saveText('eligibility-answers.csv', text),
  });
  return (
    <Stack className="sheet" gap="sm">
      <Text>{say('many.lead')}</Text>
      <FileInput
        label={say('many.file')}
        description={say('many.columns')}
        accept=".csv,text/csv"
        value={file}
        onChange={setFile}
        maw={420}
        clearable
        clearButtonProps={{ 'aria-label': say('act.clear') }}
      />
      <Button
        style={{ alignSelf: 'flex-start' }}
        loading={check.isPending}
        onClick={() => file && check.mutate(file)}
        {...(file ? {} : { 'aria-disabled': true })}
      >
        {say('many.check')}
      </Button>
      {check.isPending && <Waiting label={say('many.wait')} />}
      {check.error && <Trouble error={check.error} />}
      <Text role="status">{check.isSuccess && say('many.done')}</Text>
      <Text size="sm" c="dimmed">
        {say('members.recorded')}
      </Text>
    </Stack>
  );
}
