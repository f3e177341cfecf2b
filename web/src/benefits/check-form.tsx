import { Autocomplete, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../client.ts';
import type { BenefitApi, CheckQuestion, PolicyApi } from '../contract/benefits.ts';
import { Private } from '../parts/private.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { FactFields } from './fact-fields.tsx';
import { namedCodes } from './named-codes.ts';
import { type Stated, statedFacts } from './stated-facts.ts';
import { californiaToday } from './today-in-california.ts';

interface CheckFormProps {
  readonly code: string;
  readonly member: { readonly handle: string; readonly name: string } | undefined;
  readonly ask: (question: CheckQuestion) => void;
  readonly pending: boolean;
}

/** What is asked: a code, units, a day; then whatever else the rules of that code look at. */
export function CheckForm({ code: first, member, ask: put, pending }: CheckFormProps) {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const [code, setCode] = useState(first);
  const [stated, setStated] = useState<Stated>({});
  const asked = code.split(' ')[0]?.toUpperCase() ?? '';
  const [on, setOn] = useState(() => californiaToday(new Date()));
  const codes = useQuery({
    queryKey: ['guide', plan, '', language],
    staleTime: 600_000,
    queryFn: ({ signal }) => ask<PolicyApi['guide']>('GET', '/api/benefits', { query: { plan }, signal }),
    select: ({ benefits }) => namedCodes(benefits),
  });
  const known = codes.data?.has(asked) ?? false;
  const facts = useQuery({
    queryKey: ['facts', plan, asked, on, language],
    enabled: known && on !== '',
    queryFn: ({ signal }) =>
      ask<BenefitApi['facts']>('GET', '/api/benefits/facts', { query: { plan, code: asked, on }, signal }),
  });
  const open = (facts.data?.facts ?? []).filter((fact) => !ASKED.has(fact.name));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const list = (name: string) =>
      text(name)
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean);
    put({
      plan,
      code: asked,
      on,
      ...(text('units') ? { units: Number(text('units')) } : {}),
      ...(list('dx').length > 0 ? { dx: list('dx') } : {}),
      ...(list('modifiers').length > 0 ? { modifiers: list('modifiers') } : {}),
      ...(text('charge') ? { charge: text('charge') } : {}),
      ...(text('provider') ? { provider: text('provider') } : {}),
      ...(member ? { member: member.handle } : {}),
      facts: statedFacts(stated, open),
    });
  };
  return (
    <form onSubmit={submit} className="sheet" autoComplete="off">
      <Stack gap="sm">
        <Autocomplete
          label={say('check.code')}
          description={say('check.code_hint')}
          value={code}
          onChange={setCode}
          data={[...(codes.data ?? [])].map(([one, title]) => `${one} · ${title}`)}
          limit={12}
          maxLength={120}
          required
          withAsterisk={false}
          comboboxProps={{ withinPortal: false }}
        />
        {asked !== '' && codes.data && !known && (
          <Text size="sm" role="status">
            {say('check.code_unknown')}
          </Text>
        )}
        <Group grow wrap="wrap" preventGrowOverflow={false}>
          <TextInput
            name="on"
            type="date"
            label={say('check.on')}
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <NumberInput name="units" label={say('check.units')} min={1} max={9999} defaultValue={1} hideControls />
        </Group>
        <TextInput name="dx" label={say('check.dx')} description={say('check.list_hint')} maxLength={120} />
        <Group grow wrap="wrap" preventGrowOverflow={false}>
          <TextInput name="modifiers" label={say('check.modifiers')} maxLength={40} />
          <TextInput
            name="charge"
            label={say('check.charge')}
            inputMode="decimal"
            pattern="\d+(\.\d{1,2})?"
            maxLength={12}
          />
        </Group>
        <TextInput
          name="provider"
          label={say('check.provider')}
          description={say('check.provider_hint')}
          maxLength={40}
        />
        <Text size="sm">
          {say('check.member')}:{' '}
          {member ? (
            <strong>
              <Private>{member.name}</Private>
            </strong>
          ) : (
            say('check.no_member')
          )}
        </Text>
        {open.length > 0 && <FactFields fields={open} stated={stated} state={setStated} />}
        <Button type="submit" loading={pending}>
          {say('check.ask')}
        </Button>
      </Stack>
    </form>
  );
}

/** Facts the form asks for by fields of its own, or that the plan knows better than the asker. */
const ASKED = new Set([
  'line.code',
  'line.units',
  'line.modifiers',
  'line.dx',
  'line.charge',
  'line.unit_charge',
  'line.from',
  'line.to',
  'line.days',
]);
