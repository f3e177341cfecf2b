import { Button, Loader, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Refusal } from '../client.ts';
import { useSay } from '../words/use-say.ts';
import { Alarm } from './alarm.tsx';
import { Icon, type IconName } from './icon.tsx';
import { sayClosed } from './say-refusal.ts';

/** Nothing here yet: what will appear, and how. */
export function Empty({
  icon = 'info',
  title,
  children,
}: {
  readonly icon?: IconName;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <Stack align="center" gap={4} py="lg" px="md" ta="center" c="dimmed">
      <Icon name={icon} size={28} />
      <Text fw={600} c="var(--mantine-color-text)">
        {title}
      </Text>
      <div style={{ maxWidth: 520, fontSize: 14 }}>{children}</div>
    </Stack>
  );
}

export function Waiting({ label }: { readonly label?: string }) {
  const say = useSay();
  return (
    <div role="status" aria-live="polite" style={{ display: 'flex', gap: 12, alignItems: 'center', padding: 16 }}>
      <Loader size="sm" aria-hidden="true" />
      <span>{label ?? say('state.loading')}</span>
    </div>
  );
}

/** What happened, what was kept, what to do next. */
export function Trouble({ error, retry }: { readonly error: unknown; readonly retry?: (() => void) | undefined }) {
  const say = useSay();
  const refusal = error instanceof Refusal ? error : undefined;
  const title =
    refusal?.status === 0
      ? say('trouble.unreachable')
      : refusal?.status === 404
        ? say('trouble.not_found')
        : refusal?.status === 403
          ? say('trouble.not_allowed')
          : refusal?.status === 429
            ? say('trouble.too_many')
            : refusal && refusal.status < 500
              ? say('trouble.refused')
              : say('trouble.defect');
  return (
    <Alarm title={title}>
      {refusal?.because && (
        <Text size="sm">
          {refusal.code === 'defect'
            ? say('trouble.reference', { reference: refusal.because })
            : sayClosed(say, refusal)}
        </Text>
      )}
      <Text size="sm">{say(refusal?.status === 404 ? 'trouble.next_not_found' : 'trouble.next')}</Text>
      {retry && (
        <Button mt="xs" size="xs" variant="default" onClick={retry}>
          {say('act.again')}
        </Button>
      )}
    </Alarm>
  );
}

interface Query<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isLoading: boolean;
  readonly refetch: () => unknown;
}

/** Waiting, trouble, or what was asked for. */
export function Loaded<T>({
  query,
  children,
  label,
}: {
  readonly query: Query<T>;
  readonly children: (data: T) => ReactNode;
  readonly label?: string;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Trouble error={query.error} retry={() => query.refetch()} />;
  return query.isLoading ? <Waiting {...(label ? { label } : {})} /> : null;
}
