import { Button, Stack, Text, Title } from '@mantine/core';
import { CopyButton } from '../parts/copy-button.tsx';
import { useSay } from '../words/use-say.ts';

/** Shown once: each lets its owner in without the phone, once. */
export function RecoveryCodes({ codes, done }: { readonly codes: readonly string[]; readonly done: () => void }) {
  const say = useSay();
  return (
    <Stack>
      <Title order={2} size="h4">
        {say('factor.codes_title')}
      </Title>
      <Text>{say('factor.codes_lead')}</Text>
      <ul
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
          gap: 8,
          listStyle: 'none',
          padding: 0,
        }}
      >
        {codes.map((code) => (
          <li key={code} className="code">
            {code}
          </li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} />
      <Button onClick={done}>{say('factor.codes_kept')}</Button>
    </Stack>
  );
}
