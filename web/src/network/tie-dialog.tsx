import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../client.ts';
import type { NetworkApi, TiedProvider } from '../contract/network.ts';
import { Loaded, Trouble } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';

/** Says which organization under contract bills under a provider's number, or that none does. */
export function TieDialog({ provider, close }: { readonly provider: TiedProvider; readonly close: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const { plan } = usePlan();
  const [organization, setOrganization] = useState(provider.organization ?? '');
  const offered = useQuery({
    queryKey: ['tying-organizations', plan],
    queryFn: ({ signal }) =>
      ask<NetworkApi['tyingOrganizations']>('GET', '/api/network/organizations', { query: { plan }, signal }),
  });
  const save = useMutation({
    mutationFn: () =>
      ask<NetworkApi['tieProvider']>('PUT', '/api/network/providers/:provider/organization', {
        params: { provider: provider.id },
        body: { plan, seen: provider.organization, organization: organization || null },
      }),
    onSuccess: async () => {
      notifications.show({ message: say('providers.saved'), closeButtonProps: { 'aria-label': say('act.close') } });
      await client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first === 'providers' });
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={close} title={provider.name} closeButtonProps={{ 'aria-label': say('act.close') }}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{say('providers.what', { npi: provider.npi })}</Text>
          <Loaded query={offered}>
            {({ organizations }) => (
              <NativeSelect
                label={say('me.organization')}
                value={organization}
                onChange={(event) => setOrganization(event.currentTarget.value)}
                data={[
                  { value: '', label: say('providers.untied') },
                  ...organizations.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
          </Loaded>
          {save.error && <Trouble error={save.error} />}
          <Group>
            <Button type="submit" loading={save.isPending} disabled={organization === (provider.organization ?? '')}>
              {say('act.save')}
            </Button>
            <Button variant="default" onClick={close}>
              {say('act.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
