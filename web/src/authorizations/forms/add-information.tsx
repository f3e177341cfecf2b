import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FactFields } from '../../benefits/fact-fields.tsx';
import type { Stated } from '../../benefits/stated-facts.ts';
import { ask } from '../../client.ts';
import type { Attached, RequestApi } from '../../contract/authorizations.ts';
import type { BenefitApi } from '../../contract/benefits.ts';
import { useSitting } from '../../shell/session-context.tsx';
import { useSay } from '../../words/use-say.ts';
import { useTongue } from '../../words/words-provider.tsx';
import { Attach } from '../attach.tsx';
import { type Checked, ClinicalChecklist } from '../clinical-checklist.tsx';
import { typedFacts } from '../typed-facts.ts';
import { FormFrame, type RequestFormProps } from './form-frame.tsx';

/** What was missing comes: papers, what the checklist says of them, and facts the rule asks for. */
export function AddInformation(props: RequestFormProps) {
  const say = useSay();
  const { page } = props;
  const { may } = useSitting();
  const { language } = useTongue();
  const [checklist, setChecklist] = useState<Checked>(page.checklist);
  const [files, setFiles] = useState<readonly Attached[]>([]);
  const [stated, setStated] = useState<Stated>({});
  const line = page.lines.find(({ code }) => code !== undefined);
  const wanted = new Set(page.missing.filter(({ is }) => is === 'fact').map(({ item }) => item));
  const found = useQuery({
    queryKey: ['facts', page.plan, line?.code, line?.from, language],
    enabled: line !== undefined && wanted.size > 0 && may('benefit.check'),
    queryFn: ({ signal }) =>
      ask<BenefitApi['facts']>('GET', '/api/benefits/facts', {
        query: { plan: page.plan, code: line?.code ?? '', on: line?.from ?? '', language },
        signal,
      }),
  });
  const fields = (found.data?.facts ?? []).filter(({ name }) => wanted.has(name));
  const changed = Object.fromEntries(
    Object.entries(checklist).filter(([item, state]) => page.checklist[item as keyof Checked] !== state),
  );
  const facts = typedFacts(stated, fields);
  const isEmpty = Object.keys(changed).length + files.length + Object.keys(facts).length === 0;
  return (
    <FormFrame
      {...props}
      wish={() =>
        isEmpty
          ? undefined
          : ({ params, ...rest }) =>
              ask<RequestApi['addInformation']>('POST', '/api/requests/:handle/information', {
                params,
                body: { checklist: changed, facts, attachments: files.map(({ id }) => id), ...rest },
              })
      }
    >
      {page.missing.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {say('add.missing')}
          </Text>
          <ul style={{ margin: 0, paddingInlineStart: 18, fontSize: 14 }}>
            {page.missing.map(({ item, label }) => (
              <li key={item}>{label}</li>
            ))}
          </ul>
        </div>
      )}
      <Attach plan={page.plan} files={files} change={setFiles} />
      <ClinicalChecklist value={checklist} change={setChecklist} />
      {fields.length > 0 && (
        <Stack gap={0}>
          <FactFields fields={fields} stated={stated} state={setStated} />
        </Stack>
      )}
      {isEmpty && (
        <Text size="sm" role="status" c="dimmed">
          {say('add.nothing')}
        </Text>
      )}
    </FormFrame>
  );
}
