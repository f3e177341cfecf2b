import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { AppealApi, AppealFiled, AppealWeighed } from '../contract/appeals.ts';
import { Alarm } from '../parts/alarm.tsx';
import { Citations } from '../parts/citations.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Trouble, Waiting } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { AidAnswer } from './aid-answer.tsx';

/** What the plan's policy answers to what is filled in so far. The reason is nobody's to weigh and is not sent. */
export function useWeighed({ reason: _, goodCause, attachments: __, ...asked }: AppealFiled, enabled: boolean) {
  const body = { ...asked, ...(goodCause ? { goodCause: 'given' } : {}) };
  const [steady] = useDebouncedValue(JSON.stringify(body), 300);
  return useQuery({
    queryKey: ['appeal-weighed', steady],
    // What was typed last stands still a moment later than the member is chosen.
    enabled: enabled && (JSON.parse(steady) as typeof body).member === body.member,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask<AppealApi['weigh']>('POST', '/api/appeals/weigh', { body: JSON.parse(steady) as typeof body, signal }),
  });
}

interface WeighedProps {
  readonly query: UseQueryResult<AppealWeighed>;
  readonly kind: 'appeal' | 'grievance';
}

/** In time, from whom, whether care goes on, and by when it is answered: said before it is sent, by the plan's policy. */
export function Weighed({ query, kind }: WeighedProps) {
  const say = useSay();
  return (
    <div aria-live="polite">
      <Sheet title={say('file.policy')}>
        {query.error ? (
          <Trouble error={query.error} retry={() => query.refetch()} />
        ) : query.data ? (
          <Answers answer={query.data} kind={kind} />
        ) : (
          <Waiting />
        )}
      </Sheet>
    </div>
  );
}

function Answers({ answer, kind }: { readonly answer: AppealWeighed; readonly kind: WeighedProps['kind'] }) {
  const say = useSay();
  const { closed, warnings, aid, times } = answer;
  if (closed)
    return (
      <Alarm title={say('file.cannot')}>
        <Text size="sm">
          {closed.sentence} <Citations ids={closed.cites} />
        </Text>
        {closed.code === 'appeal_filed_late' && <Text size="sm">{say('file.late_next')}</Text>}
      </Alarm>
    );
  return (
    <>
      <Text>{say(kind === 'grievance' ? 'file.can_grievance' : 'file.can')}</Text>
      {warnings.map(({ code, sentence }) => (
        <Text key={code} size="sm">
          {sentence}
        </Text>
      ))}
      {aid && <AidAnswer aid={aid} />}
      <ul style={{ margin: '8px 0 0', paddingInlineStart: 18, fontSize: 14 }}>
        {times.flatMap(({ clock, title, due, limit, cites }) =>
          due === undefined
            ? []
            : [
                <li key={clock}>
                  {say('file.answered_by', { title, limit, when: say.deadline(new Date(due).toISOString()) })}{' '}
                  <Citations ids={cites} />
                </li>,
              ],
        )}
      </ul>
    </>
  );
}
