import { Button, Group, NativeSelect, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../client.ts';
import type { CapacityOverview, NetworkApi } from '../contract/network.ts';
import { useNeedName } from '../directory/use-facets.ts';
import { Citations } from '../parts/citations.tsx';
import { Empty, Loaded, Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { CapacityBar } from './capacity-bar.tsx';

/** What an organization reports of its lead care managers and members, and how that stands to the plan's ratio. @cites HN-CAP-01 */
export function OwnCapacity() {
  const say = useSay();
  const { plan } = usePlan();
  const needName = useNeedName();
  const found = useQuery({
    queryKey: ['own-capacity', plan],
    queryFn: ({ signal }) =>
      ask<NetworkApi['ownCapacity']>('GET', '/api/network/capacity/own', { query: { plan }, signal }),
  });
  return (
    <Loaded query={found}>
      {({ duty, reports }) => (
        <Stack maw={760}>
          <ReportForm key={plan} duty={duty} />
          <section className="sheet" aria-labelledby="newest">
            <Title order={2} size="h4" id="newest">
              {say('capacity.newest')}
            </Title>
            {reports.length === 0 && (
              <Empty icon="people" title={say('capacity.none')}>
                {say('capacity.none_next')}
              </Empty>
            )}
            {reports.map((one) => (
              <div key={one.service} style={{ paddingBlock: 8 }}>
                <Text size="sm">
                  <strong>{needName(one.service)}</strong> ·{' '}
                  {say('capacity.said', { on: say.date(one.reportedOn), managers: one.leadCareManagers })}
                </Text>
                <CapacityBar report={one} />
              </div>
            ))}
          </section>
        </Stack>
      )}
    </Loaded>
  );
}

const ANY_SERVICES = ['enhanced_care_management', 'community_supports'];

function ReportForm({ duty }: { readonly duty: CapacityOverview['duty'] }) {
  const say = useSay();
  const needName = useNeedName();
  const client = useQueryClient();
  const { plan } = usePlan();
  const { session } = useSitting();
  const isPlans = session.seat?.organization.kind === 'plan';
  const services = duty.services.length > 0 ? duty.services : ANY_SERVICES;
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const report = useMutation({
    mutationFn: (said: { service: string; organization?: string }) =>
      ask<NetworkApi['reportCapacity']>('POST', '/api/network/capacity', {
        body: {
          plan,
          ...said,
          leadCareManagers: counts.managers ?? 0,
          enrolled: counts.enrolled ?? 0,
          pendingOutreach: counts.outreach ?? 0,
        },
      }),
    onSuccess: () => {
      notifications.show({ message: say('capacity.done'), closeButtonProps: { 'aria-label': say('act.close') } });
      return client.invalidateQueries({
        predicate: ({ queryKey: [first] }) => first === 'own-capacity' || first === 'capacity',
      });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const organization = String(form.get('organization') ?? '').trim();
    report.mutate({ service: String(form.get('service')), ...(organization ? { organization } : {}) });
  };
  const number = (name: 'managers' | 'enrolled' | 'outreach') => ({
    label: say(`capacity.${name}`),
    value: counts[name] ?? '',
    onChange: (value: string | number) => setCounts((had) => ({ ...had, [name]: Number(value) })),
    min: 0,
    max: 1_000_000,
    allowDecimal: false,
    allowNegative: false,
    hideControls: true,
  });
  return (
    <form onSubmit={submit} className="sheet" aria-labelledby="report">
      <Title order={2} size="h4" id="report">
        {say('capacity.form', { plan: say.data('plan', plan) })}
      </Title>
      {duty.mostMembers !== undefined && (
        <Text size="sm">
          {say('capacity.duty', { n: duty.mostMembers })} <Citations ids={duty.cites} />
        </Text>
      )}
      <Group align="flex-end" mt="sm">
        {isPlans && <TextInput name="organization" label={say('capacity.organization')} required maxLength={200} />}
        <NativeSelect
          name="service"
          label={say('capacity.service')}
          data={services.map((value) => ({ value, label: needName(value) }))}
        />
        <NumberInput {...number('managers')} required />
        <NumberInput {...number('enrolled')} required />
        <NumberInput {...number('outreach')} />
      </Group>
      {report.error && <Trouble error={report.error} />}
      <Button type="submit" mt="sm" loading={report.isPending}>
        {say('capacity.send')}
      </Button>
    </form>
  );
}
