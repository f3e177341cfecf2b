import { Button, Stack, Table, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { instantText } from '../../../src/kernel/zone.ts';
import { ask, type Sent } from '../client.ts';
import type { RequestApi } from '../contract/authorizations.ts';
import { Sheet } from '../parts/sheet.tsx';
import { Empty, Trouble, Waiting } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { ProviderChoice } from './provider-choice.tsx';
import { type NamedProvider, providerOf } from './request-sheet.ts';
import { ReviewerFields, readReviewer } from './reviewer-fields.tsx';

type Kept = Sent<RequestApi['follow']>['body'];

/** Which reviewer follows the members at which facility: a request from there goes to that reviewer as it comes in. @cites AAH-UM-INP-01 */
export function Following() {
  const say = useSay();
  const { plan } = usePlan();
  const client = useQueryClient();
  const queryKey = ['following', plan];
  const [facility, name] = useState<NamedProvider>({ text: '' });
  const [today] = useState(() => instantText(Date.now()).slice(0, 10));
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      ask<RequestApi['following']>('POST', '/api/requests/following', { body: { plan }, signal }),
  });
  const keep = useMutation({
    mutationFn: (body: Pick<Kept, 'to' | 'from'>) =>
      ask<RequestApi['follow']>('POST', '/api/requests/following/keep', {
        body: { plan, facility: providerOf(facility), ...body },
      }),
    onSuccess: (answer) => {
      client.setQueryData(queryKey, answer);
      name({ text: '' });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    keep.mutate({ to: readReviewer(form), from: String(form.get('from')) });
  };
  if (found.isPending) return <Waiting />;
  if (found.error) return <Trouble error={found.error} />;
  const { facilities } = found.data;
  return (
    <Stack>
      <p style={{ margin: 0 }}>{say('following.lead')}</p>
      <Sheet title={say('following.keep')}>
        <form onSubmit={submit} className="filters" style={{ alignItems: 'end' }}>
          <ProviderChoice
            plan={plan}
            label={say('request.facility')}
            hint={say('new.provider_search')}
            value={facility}
            change={name}
            mayBeOutside={false}
          />
          <ReviewerFields />
          <TextInput
            name="from"
            type="date"
            label={say('following.from')}
            defaultValue={today}
            required
            withAsterisk={false}
          />
          <Button type="submit" loading={keep.isPending} disabled={facility.text.trim() === ''}>
            {say('following.act')}
          </Button>
        </form>
        {keep.error && <Trouble error={keep.error} />}
        {keep.isSuccess && <p role="status">{say('following.kept')}</p>}
      </Sheet>
      {facilities.length === 0 ? (
        <section className="sheet">
          <Empty icon="place" title={say('following.none')}>
            {say('following.none_next')}
          </Empty>
        </section>
      ) : (
        <section className="sheet">
          <Table aria-label={say.data('oversight_tab', 'following')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say('request.facility')}</Table.Th>
                <Table.Th scope="col">{say('following.reviewer')}</Table.Th>
                <Table.Th scope="col">{say('following.from')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {facilities.map((one) => (
                <Table.Tr key={one.facility}>
                  <Table.Td>{one.name}</Table.Td>
                  <Table.Td>{one.reviewer}</Table.Td>
                  <Table.Td>{say.date(one.from)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </Stack>
  );
}
