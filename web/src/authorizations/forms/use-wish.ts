import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RequestAnswer, RequestPage } from '../../contract/authorizations.ts';
import { useTongue } from '../../words/words-provider.tsx';

/** What every wish on a request is sent with: whose page it was, how much of its story was seen, in which language to answer. */
export interface Standing {
  readonly params: { readonly handle: string };
  readonly seen: number;
  readonly language: string;
}
export type Wish = (standing: Standing) => Promise<RequestAnswer>;

/** One wish at a time; what the server answers is the page from then on. */
export function useWish({ handle, events }: RequestPage, done: () => void) {
  const client = useQueryClient();
  const { language } = useTongue();
  return useMutation({
    mutationFn: (wish: Wish) => wish({ params: { handle }, seen: events, language }),
    onSuccess: ({ request }) => {
      client.setQueryData(['request', handle, language, undefined], request);
      void client.invalidateQueries({ queryKey: ['requests'] });
      void client.invalidateQueries({ queryKey: ['requests-due'] });
      done();
    },
  });
}
