import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { MemberDepths } from '../contract/members.ts';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { RuleLine } from './rule-line.tsx';
import { useMemberWishes } from './use-member-wishes.ts';

const KINDS = ['text', 'email', 'ecm', 'share_information', 'research'] as const;
const SPEAKERS = ['member', 'guardian', 'parent', 'authorized_representative'] as const;
const METHODS = ['verbal', 'written', 'electronic'] as const;

/**
 * What the member agreed to, one by one, each with its rule; given and taken back here. Staff say whose word it was and how.
 * @cites HN-CS-08, HN-ECM-03
 */
export function Consents({ full, handle }: { readonly full: MemberDepths; readonly handle: string }) {
  const say = useSay();
  const { session, may } = useSitting();
  const isOwn = session.reach === 'person';
  const [by, setBy] = useState<(typeof SPEAKERS)[number]>('member');
  const [method, setMethod] = useState<(typeof METHODS)[number]>('verbal');
  const { consent } = useMemberWishes(handle);
  const told = { by, method: isOwn ? ('electronic' as const) : method };
  return (
    <section className="sheet" aria-labelledby="consents">
      <Title order={2} size="h4" id="consents">
        {say(isOwn ? 'wishes.consents_own' : 'person.consents')}
      </Title>
      {!isOwn && may('member.consent') && (
        <Group my="sm">
          <NativeSelect
            label={say('wishes.by')}
            value={by}
            onChange={(event) => setBy(event.currentTarget.value as typeof by)}
            data={SPEAKERS.map((value) => ({ value, label: say.data('speaker', value) }))}
          />
          <NativeSelect
            label={say('wishes.method')}
            value={method}
            onChange={(event) => setMethod(event.currentTarget.value as typeof method)}
            data={METHODS.map((value) => ({ value, label: say.data('method', value) }))}
          />
        </Group>
      )}
      {KINDS.map((kind) => {
        const last = full.consents.filter((one) => one.kind === kind).at(-1);
        const stands = last !== undefined && last.withdrawn === undefined;
        const action = stands ? 'withdraw' : 'give';
        const name = say.data('consent_to', kind);
        return (
          <Stack key={kind} gap={4} py="sm" style={{ borderBlockEnd: '1px solid var(--line)' }}>
            <Group justify="space-between" align="flex-start">
              <div style={{ flex: '1 1 220px' }}>
                <Text fw={650}>{name}</Text>
                <Text size="sm" style={{ color: stands ? 'var(--met)' : undefined }}>
                  {last
                    ? say(stands ? 'wishes.yes_since' : 'wishes.taken_back', {
                        on: say.date(last.withdrawn ?? last.given),
                        by: say.data('speaker', last.by),
                      })
                    : say('value.not_asked')}
                </Text>
              </div>
              {may('member.consent') && (
                <Button
                  variant={stands ? 'default' : 'filled'}
                  mih={44}
                  aria-label={say(
                    stands ? 'wishes.withdraw_named' : isOwn ? 'wishes.agree_named' : 'wishes.record_named',
                    {
                      what: name,
                    },
                  )}
                  loading={consent.isPending && consent.variables?.kind === kind}
                  onClick={() => consent.mutate({ kind, action, ...told })}
                >
                  {say(stands ? 'wishes.withdraw' : isOwn ? 'wishes.agree' : 'wishes.record')}
                </Button>
              )}
            </Group>
            <RuleLine full={full} what={kind} />
            {consent.error && consent.variables?.kind === kind && <Trouble error={consent.error} />}
          </Stack>
        );
      })}
    </section>
  );
}
