import { Text } from '@mantine/core';
import { useState } from 'react';
import { Attach } from '../../authorizations/attach.tsx';
import { typedFacts } from '../../authorizations/typed-facts.ts';
import { FactFields } from '../../benefits/fact-fields.tsx';
import type { Stated } from '../../benefits/stated-facts.ts';
import { ask } from '../../client.ts';
import type { Attached } from '../../contract/authorizations.ts';
import type { ContinuityApi } from '../../contract/continuity.ts';
import { useSitting } from '../../shell/session-context.tsx';
import { useSay } from '../../words/use-say.ts';
import { type DraftEvidence, EvidenceRows, sentEvidence } from '../evidence-rows.tsx';
import { ContinuityForm, type ContinuityFormProps } from './form.tsx';

/** Visits with what proves them, papers, and the facts policy asks for; what stands already is filled in. */
export function AddEvidence(props: ContinuityFormProps) {
  const say = useSay();
  const { page } = props;
  const { may } = useSitting();
  const [rows, setRows] = useState<readonly DraftEvidence[]>([]);
  const [files, setFiles] = useState<readonly Attached[]>([]);
  const known = page.facts.flatMap(({ name }) => (page.stated[name] === undefined ? [] : [[name, page.stated[name]]]));
  const [had] = useState<Stated>(() => Object.fromEntries(known.map(([name, value]) => [name, String(value)])));
  const [stated, setStated] = useState<Stated>(had);
  const changed = Object.fromEntries(Object.entries(stated).filter(([name, value]) => had[name] !== value));
  const facts = typedFacts(changed, page.facts);
  const isEmpty = rows.length + files.length + Object.keys(facts).length === 0;
  return (
    <ContinuityForm
      {...props}
      wish={() =>
        isEmpty
          ? undefined
          : ({ params, ...rest }) =>
              ask<ContinuityApi['addEvidence']>('POST', '/api/continuity/:handle/evidence', {
                params,
                body: { evidence: sentEvidence(rows), facts, attachments: files.map(({ id }) => id), ...rest },
              })
      }
    >
      {page.kind !== 'medical_exemption' && !may('member.own') && <EvidenceRows rows={rows} change={setRows} />}
      <Attach plan={page.plan} files={files} change={setFiles} />
      {page.facts.length > 0 && <FactFields fields={page.facts} stated={stated} state={setStated} />}
      {isEmpty && (
        <Text size="sm" role="status" c="dimmed">
          {say('add.nothing')}
        </Text>
      )}
    </ContinuityForm>
  );
}
