import { Button, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ForWhom, filerOf, namedWard } from '../appeals/for-whom.tsx';
import { Attach } from '../authorizations/attach.tsx';
import type { ChosenMember } from '../authorizations/member-choice.tsx';
import { ProviderChoice } from '../authorizations/provider-choice.tsx';
import { ask } from '../client.ts';
import type { Attached } from '../contract/authorizations.ts';
import type { ContinuityApi } from '../contract/continuity.ts';
import type { Ward } from '../contract/members.ts';
import { OwnWards } from '../members/own-wards.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Trouble } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { sentWish } from './asked-to-stay.ts';
import { URGENCIES } from './kinds.ts';

/** A member, or who speaks for one, asks to stay with a provider: who, since when, what for, how urgent. */
export function AskToStay() {
  const member = useRouterState({ select: ({ location }) => location.state.member });
  return (
    <OwnWards>
      {(wards) => <Asking wards={wards} begun={wards.find(({ handle }) => handle === member?.handle) ?? wards[0]} />}
    </OwnWards>
  );
}

function Asking({ wards, begun }: { readonly wards: readonly Ward[]; readonly begun: Ward }) {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const go = useNavigate();
  const client = useQueryClient();
  const [member, choose] = useState<ChosenMember | undefined>(namedWard(begun));
  const [askedBy, speakAs] = useState(filerOf(begun));
  const [provider, setProvider] = useState('');
  const [since, setSince] = useState('');
  const [what, setWhat] = useState('');
  const [urgency, setUrgency] = useState<(typeof URGENCIES)[number]>('routine');
  const [files, setFiles] = useState<readonly Attached[]>([]);
  const send = useMutation({
    mutationFn: () =>
      ask<ContinuityApi['open']>('POST', '/api/continuity', {
        body: {
          ...sentWish({ provider, since, what, urgency }),
          plan,
          member: member?.handle ?? '',
          askedBy,
          attachments: files.map(({ id }) => id),
          language,
        },
      }),
    onSuccess: ({ case: page }) => {
      client.setQueryData(['continuity-case', page.handle, language], page);
      void client.invalidateQueries({ queryKey: ['continuity'] });
      void go({ to: '/continuity/$handle', params: { handle: page.handle } });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit} className="narrow" autoComplete="off">
      <Stack>
        <Sheet title={say('new.who')}>
          <ForWhom
            wards={wards}
            chosen={member}
            choose={(next, filedBy) => {
              choose(next);
              if (filedBy) speakAs(filedBy);
            }}
          />
        </Sheet>
        <Sheet title={say('own_continuity.wish')}>
          <Stack gap="sm">
            <ProviderChoice
              plan={plan}
              label={say('own_continuity.who')}
              hint={say('own_continuity.who_hint')}
              value={{ text: provider }}
              change={({ text }) => setProvider(text)}
              mayBeOutside={false}
              required
              none={say('own_continuity.who_none')}
            />
            <TextInput
              type="date"
              label={say('own_continuity.since')}
              description={say('own_continuity.since_hint')}
              value={since}
              onChange={(event) => setSince(event.currentTarget.value)}
            />
            <Textarea
              label={say('own_continuity.what')}
              description={say('own_continuity.what_hint')}
              value={what}
              maxLength={2000}
              autosize
              minRows={3}
              onChange={(event) => setWhat(event.currentTarget.value)}
            />
            <Radio.Group
              label={say('own_continuity.urgent')}
              value={urgency}
              onChange={(value) => setUrgency(value as typeof urgency)}
            >
              <Stack gap="xs" mt="xs">
                {URGENCIES.map((value) => (
                  <Radio key={value} value={value} label={say.data('own_continuity_urgent', value)} />
                ))}
              </Stack>
            </Radio.Group>
            <Attach plan={plan} files={files} change={setFiles} />
          </Stack>
        </Sheet>
        {send.error && <Trouble error={send.error} />}
        <Group>
          <Button type="submit" mih={44} loading={send.isPending}>
            {say('own_continuity.send')}
          </Button>
          <Button variant="default" mih={44} onClick={() => void go({ to: '/' })}>
            {say('act.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
