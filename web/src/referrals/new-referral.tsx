import '../parts/case.css';
import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type ChosenMember, MemberChoice } from '../authorizations/member-choice.tsx';
import { ask } from '../client.ts';
import type { ReferralApi, ReferralOptions } from '../contract/referrals.ts';
import { Private } from '../parts/private.tsx';
import { Screen } from '../parts/screen.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Empty, Loaded, Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { PopulationChoice, SaidFields } from './said-fields.tsx';
import { newReferral, type ReferralSheet, referrersFor, type Side, sentReferral } from './sheet.ts';
import { ServiceFields, ToWhom, WhoRefers } from './sheet-fields.tsx';
import { useReferralOptions } from './use-options.ts';

const route = getRouteApi('/app/referrals/new');

/**
 * An office refers, the plan keys a call, a fax or a form, a member refers himself.
 * @cites CCAH-ECM-REF-01, CCAH-ECM-REF-06, CCAH-ECM-ACC-02, HN-REF-02
 */
export function NewReferral() {
  const say = useSay();
  const { plan } = usePlan();
  const { session } = useSitting();
  const options = useReferralOptions(plan);
  const isOwn = session.reach === 'person';
  return (
    <Screen title={say(isOwn ? 'referral.new_own' : 'referral.new')} lead={say('referral.new_lead')}>
      <Loaded query={options}>
        {(found) =>
          found.services.length === 0 ? (
            <section className="sheet">
              <Empty icon="out" title={say('referral.no_services')}>
                {say('referral.no_services_next')}
              </Empty>
            </section>
          ) : (
            <ReferralForm options={found} plan={plan} />
          )
        }
      </Loaded>
    </Screen>
  );
}

function ReferralForm({ options, plan }: { readonly options: ReferralOptions; readonly plan: string }) {
  const say = useSay();
  const { session } = useSitting();
  const { language } = useTongue();
  const client = useQueryClient();
  const go = route.useNavigate();
  const started = useRouterState({ select: (state) => state.location.state });
  const [member, choose] = useState<ChosenMember | undefined>(started.member);
  const side = session.reach as Side;
  const [sheet, setSheet] = useState<ReferralSheet>(() => newReferral(side, options));
  const put = (next: Partial<ReferralSheet>) => setSheet((had) => ({ ...had, ...next }));
  const service = options.services.find(({ code }) => code === sheet.service);
  const send = useMutation({
    mutationFn: (form: FormData) =>
      ask<ReferralApi['make']>('POST', '/api/referrals', {
        body: { ...sentReferral(sheet, form, service, side), plan, member: member?.handle ?? '', language },
      }),
    onSuccess: ({ case: page, joined }) => {
      client.setQueryData(['referral', page.handle, language], page);
      void client.invalidateQueries({ queryKey: ['referrals'] });
      void go({ to: '/referrals/$handle', params: { handle: page.handle }, state: { joined } });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (member) send.mutate(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} autoComplete="off" className="narrow">
      <Stack>
        <Sheet title={say('new.who')}>
          {side === 'person' ? (
            <strong>{member ? <Private>{member.name}</Private> : say('referral.from_own_page')}</strong>
          ) : (
            <MemberChoice chosen={member} choose={choose} />
          )}
        </Sheet>
        <Sheet title={say('referral.what')}>
          <Stack gap="sm">
            <ServiceFields options={options} sheet={sheet} change={put} />
            <ToWhom plan={plan} sheet={sheet} change={put} isPerson={side === 'person'} />
          </Stack>
        </Sheet>
        <Sheet title={say('referral.how')}>
          <Stack gap="sm">
            <WhoRefers sheet={sheet} change={put} service={service} side={side} by={referrersFor(side, service)} />
          </Stack>
        </Sheet>
        <Sheet title={say('referral.said')}>
          <Stack gap="sm">
            <SaidFields asksSocial={service?.asks.includes('social_information') ?? false} withReason />
            {service?.asks.includes('population_of_focus') && (
              <PopulationChoice plan={plan} chosen={sheet.populations} choose={(populations) => put({ populations })} />
            )}
          </Stack>
        </Sheet>
        {send.error && <Trouble error={send.error} />}
        <Group>
          <Button type="submit" mih={44} loading={send.isPending} {...(member ? {} : { 'aria-disabled': true })}>
            {say('referral.send')}
          </Button>
          <Button variant="default" mih={44} onClick={() => void go({ to: side === 'person' ? '/' : '/referrals' })}>
            {say('act.cancel')}
          </Button>
          {!member && <span style={{ fontSize: 14 }}>{say('new.member_first')}</span>}
        </Group>
      </Stack>
    </form>
  );
}
