import { Group, Text, TextInput, Title } from '@mantine/core';
import { useMemo } from 'react';
import { encode } from 'uqr';
import { useSay } from '../words/use-say.ts';

/** The secret as a picture for the phone and as text for everybody else; a first code proves it arrived. */
export function TotpSetUp({ secret, uri }: { readonly secret: string; readonly uri: string }) {
  const say = useSay();
  const picture = useMemo(() => encode(uri, { ecc: 'M', border: 2 }), [uri]);
  const spaced = secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
  return (
    <section>
      <Title order={2} size="h4">
        {say('factor.title')}
      </Title>
      <Text size="sm" mb="xs">
        {say('factor.lead')}
      </Text>
      <Group align="flex-start" wrap="wrap">
        <svg
          viewBox={`0 0 ${picture.size} ${picture.size}`}
          width={168}
          height={168}
          role="img"
          aria-label={say('factor.picture')}
          shapeRendering="crispEdges"
        >
          <rect width={picture.size} height={picture.size} fill="#fff" />
          <path d={squares(picture.data)} fill="#000" />
        </svg>
        <div style={{ flex: '1 1 200px' }}>
          <Text size="sm">{say('factor.by_hand')}</Text>
          <p className="code" style={{ fontSize: 16, userSelect: 'all' }}>
            {spaced}
          </p>
        </div>
      </Group>
      <TextInput
        name="code"
        mt="sm"
        label={say('factor.code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={8}
        required
        withAsterisk={false}
      />
    </section>
  );
}

function squares(rows: readonly (readonly boolean[])[]): string {
  return rows.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
}
