import { ActionIcon, Button, Checkbox, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../client.ts';
import type { SavedView, ViewsApi } from '../contract/accounts.ts';
import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';
import { Trouble } from './states.tsx';

/** What a list can be saved by: the filters its address holds, which never name a member. */
export interface ViewsOf {
  /** The list, by a key: `audit`, `claims.pended`. */
  readonly list: string;
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly apply: (filters: Readonly<Record<string, string>>, sort: string) => void;
}

interface SavedViewsProps {
  readonly views: ViewsOf;
  readonly shown: readonly string[];
  readonly sort: string;
  readonly show: (columns: readonly string[]) => void;
}

/** Filters, columns and order of a list under a name: one's own, and those the organization shares. */
export function SavedViews({ views, shown, sort, show }: SavedViewsProps) {
  const say = useSay();
  const client = useQueryClient();
  const [saving, dialog] = useDisclosure(false);
  const key = ['views', views.list];
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ask<ViewsApi['list']>('GET', '/api/views', { query: { list: views.list }, signal }),
  });
  const forget = useMutation({
    mutationFn: (view: string) => ask<ViewsApi['remove']>('DELETE', '/api/views/:view', { params: { view } }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  const open = (view: SavedView) => {
    show(view.columns);
    views.apply(view.filters, view.sort);
  };
  const all = found.data?.views ?? [];
  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<Icon name="rule" size={16} />}>
            {say('view.saved')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {all.length === 0 && <Menu.Label c="var(--quiet)">{say('view.none')}</Menu.Label>}
          {all.map((view) => (
            <Menu.Item key={view.id} onClick={() => open(view)}>
              {view.name}
              {!view.mine && (
                <Text span size="sm" c="dimmed">
                  {' '}
                  {say('view.by', { name: view.by })}
                </Text>
              )}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={dialog.open}>{say('view.save')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {saving && (
        <Saving
          close={dialog.close}
          views={views}
          shown={shown}
          sort={sort}
          own={all.filter(({ mine }) => mine)}
          forget={(id) => forget.mutate(id)}
          trouble={forget.error}
          saved={() => client.invalidateQueries({ queryKey: key })}
        />
      )}
    </>
  );
}

interface SavingProps {
  readonly close: () => void;
  readonly views: ViewsOf;
  readonly shown: readonly string[];
  readonly sort: string;
  readonly own: readonly SavedView[];
  readonly forget: (id: string) => void;
  readonly trouble: unknown;
  readonly saved: () => unknown;
}

function Saving({ close, views, shown, sort, own, forget, trouble, saved }: SavingProps) {
  const say = useSay();
  const [shared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: (name: string) => {
      const filters = Object.fromEntries(Object.entries(views.filters).flatMap(([k, v]) => (v ? [[k, v]] : [])));
      const body = { list: views.list, name, filters, columns: [...shown], sort, shared };
      return ask<ViewsApi['save']>('POST', '/api/views', { body });
    },
    onSuccess: () => {
      void saved();
      close();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(String(new FormData(event.currentTarget).get('name')).trim());
  };
  return (
    <Modal opened onClose={close} title={say('view.save')} closeButtonProps={{ 'aria-label': say('act.close') }}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{say('view.lead')}</Text>
          <TextInput
            name="name"
            label={say('view.name')}
            required
            withAsterisk={false}
            maxLength={60}
            autoComplete="off"
            data-autofocus
          />
          <Checkbox
            label={say('view.shared')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {save.error && <Trouble error={save.error} />}
          <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
            {say('act.save')}
          </Button>
        </Stack>
      </form>
      {own.length > 0 && (
        <Stack gap="xs" mt="lg">
          <Text fw={600}>{say('view.mine')}</Text>
          {trouble !== null && <Trouble error={trouble} />}
          {own.map(({ id, name, shared: isShared }) => (
            <Group key={id} justify="space-between" wrap="nowrap">
              <Text size="sm">
                {name}
                {isShared && ` (${say('view.is_shared')})`}
              </Text>
              <ActionIcon variant="default" aria-label={say('view.forget', { name })} onClick={() => forget(id)}>
                <Icon name="unmet" size={16} />
              </ActionIcon>
            </Group>
          ))}
        </Stack>
      )}
    </Modal>
  );
}
