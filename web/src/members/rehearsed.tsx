import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import type { Rehearsed } from '../contract/members.ts';
import { Pairs } from '../parts/pairs.tsx';
import { saveText } from '../parts/save-text.ts';
import { useSay } from '../words/use-say.ts';
import { FileAnswer } from './file-answer.tsx';

interface RehearsedProps {
  readonly told: Rehearsed;
  readonly name: string;
  readonly load: () => void;
  readonly isPending: boolean;
}

/** What a file would do, before it does it. */
export function WouldDo({ told, name, load, isPending }: RehearsedProps) {
  const say = useSay();
  const count = (n: number) => say('value.count', { n });
  const { outcome } = told;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {say('enrollment.would')}
      </Title>
      {outcome === 'again' && <Text>{say('enrollment.would_again')}</Text>}
      {outcome === 'refused' && <Text>{say('enrollment.would_refuse')}</Text>}
      {outcome === 'done' && (
        <>
          <Pairs
            pairs={[
              [say('enrollment.added'), count(told.added)],
              [say('enrollment.changed'), count(told.changed)],
              [say('enrollment.ended'), count(told.ended)],
              [say('enrollment.same'), count(told.same)],
              told.merged > 0 && [say('enrollment.merged'), count(told.merged)],
              told.pairs > 0 && [say('enrollment.pairs'), count(told.pairs)],
              [say('enrollment.warned'), count(told.warned)],
              [say('enrollment.rejected'), count(told.rejected)],
            ]}
          />
          {told.covered > 0 && (
            <Text size="sm">{say('enrollment.left_out', { n: told.left_out, covered: told.covered })}</Text>
          )}
          {told.held && <Alert>{say('enrollment.would_hold')}</Alert>}
          <Text size="sm">{say('enrollment.nothing_yet')}</Text>
          <Button style={{ alignSelf: 'flex-start' }} loading={isPending} onClick={load}>
            {say('enrollment.load')}
          </Button>
        </>
      )}
      {told.warned + told.rejected > 0 && (
        <>
          <Button
            style={{ alignSelf: 'flex-start' }}
            size="xs"
            variant="default"
            onClick={() => saveText(`answer-${name}.csv`, told.answer)}
          >
            {say('enrollment.answer')}
          </Button>
          <FileAnswer text={told.answer} />
        </>
      )}
    </Stack>
  );
}
