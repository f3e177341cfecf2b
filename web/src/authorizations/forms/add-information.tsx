import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FactFields } from '../../benefits/fact-fields.tsx';
import type { Stated } from '../../benefits/stated-facts.ts';
import { ask } from '../../client.ts';
import type { Attached, RequestApi } from '../../contract/authorizations.ts';
import { useSay } from '../../words/use-say.ts';
import { Attach } from '../attach.tsx';
import { type Checked, ClinicalChecklist } from '../clinical-checklist.tsx';
import { type Named, PaperNames, papersOf } from '../paper-names.tsx';
import { typedFacts } from '../typed-facts.ts';
import { FormFrame, type RequestFormProps } from './form-frame.tsx';

/** What was missing comes: papers, what the checklist says of them, and facts the rule asks for. */
export function AddInformation(props: RequestFormProps) {
  const say = useSay();
  const { page } = props;
  const [checklist, setChecklist] = useState<Checked>(page.checklist);
  const [files, setFiles] = useState<readonly Attached[]>([]);
  const [stated, setStated] = useState<Stated>({});
  const [named, name] = useState<Named>({});
  const fields = page.fact_fields.filter(({ name: fact }) => page.missing.some(({ item }) => item === fact));
  const papers = papersOf(named, [...files, ...page.files]);
  const changed = Object.fromEntries(
    Object.entries(checklist).filter(([item, state]) => page.checklist[item as keyof Checked] !== state),
  );
  const facts = typedFacts(stated, fields);
  const isEmpty = Object.keys(changed).length + files.length + Object.keys(facts).length === 0 && !papers;
  return (
    <FormFrame
      {...props}
      wish={() =>
        isEmpty
          ? undefined
          : ({ params, ...rest }) =>
              ask<RequestApi['addInformation']>('POST', '/api/requests/:handle/information', {
                params,
                body: {
                  checklist: changed,
                  facts,
                  attachments: files.map(({ id }) => id),
                  ...(papers ? { papers } : {}),
                  ...rest,
                },
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
      <PaperNames missing={page.missing} files={[...files, ...page.files]} named={named} name={name} />
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
