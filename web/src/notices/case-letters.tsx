import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { NoticeApi } from '../contract/notices.ts';
import { Sheet } from '../parts/sheet.tsx';
import { Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { LetterList } from './letter-list.tsx';

/** The letters of a case, whatever kind of case it is: what goes to whom, and what keeps it from going. */
export function CaseLetters({ handle, opened }: { readonly handle: string; readonly opened?: string }) {
  const say = useSay();
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['letters', 'case', handle, language],
    queryFn: ({ signal }) =>
      ask<NoticeApi['ofCase']>('GET', '/api/cases/:handle/notices', {
        params: { handle },
        query: { language },
        signal,
      }),
  });
  return (
    <Sheet title={say('letters.of_case')}>
      <Loaded query={found}>
        {({ notices }) => <LetterList letters={notices} none={say('letters.none_of_case')} opened={opened} />}
      </Loaded>
    </Sheet>
  );
}
