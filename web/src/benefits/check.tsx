import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ask } from '../client.ts';
import type { BenefitApi, Checked, CheckQuestion } from '../contract/benefits.ts';
import { Answer } from '../parts/answer.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Trouble, Waiting } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { CheckForm } from './check-form.tsx';

const route = getRouteApi('/app/check');

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The request for authorization that continuity of care goes with. */
    readonly request?: string;
    /** The member a pre-check was started for. */
    member?: { readonly handle: string; readonly name: string };
  }
}

const VERDICT = { yes: 'met', no: 'unmet', unknown: 'unknown' } as const;

/** Before the visit: is it covered, is an authorization needed, which papers, what is paid, by which rule. */
export function Check() {
  const say = useSay();
  const { code } = route.useSearch();
  const member = useRouterState({ select: (state) => state.location.state.member });
  const result = useRef<HTMLDivElement>(null);
  const check = useMutation({
    mutationFn: (body: CheckQuestion) => ask<BenefitApi['check']>('POST', '/api/benefits/check', { body }),
  });
  useEffect(() => {
    if (check.data) result.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [check.data]);
  return (
    <Screen title={say('check.title')} lead={say('check.lead')}>
      <div className="halves">
        <CheckForm
          code={code ?? ''}
          member={member}
          ask={(question) => check.mutate(question)}
          pending={check.isPending}
        />
        <div ref={result} aria-live="polite">
          {check.isPending && <Waiting />}
          {check.error && <Trouble error={check.error} />}
          {check.data && !check.isPending && <Result checked={check.data} />}
          {check.isIdle && (
            <section className="sheet">
              <Empty icon="check" title={say('check.empty')}>
                {say('check.empty_next')}
              </Empty>
            </section>
          )}
        </div>
      </div>
    </Screen>
  );
}

function Result({ checked }: { readonly checked: Checked }) {
  const say = useSay();
  return (
    <Answer
      verdict={VERDICT[checked.covered]}
      sentence={checked.sentence}
      facts={[
        [say('check.authorization'), say.data('authorization_answer', checked.authorization)],
        [say('check.price'), checked.price === null ? say('check.no_price') : say.dollars(Number(checked.price))],
        ...(checked.units_left === null ? [] : ([[say('check.units_left'), say.number(checked.units_left)]] as const)),
        [say('check.rule'), checked.rule ? `${checked.rule.title} (${checked.rule.id})` : say('check.no_rule')],
      ]}
      reasons={checked.reasons.map((reason) => reason.sentence)}
      clauses={checked.clauses}
      needed={checked.needed.map((one) => one.sentence)}
    />
  );
}
