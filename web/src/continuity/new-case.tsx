import '../parts/case.css';
import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { instantText } from '../../../src/kernel/zone.ts';
import { Attach } from '../authorizations/attach.tsx';
import { IntakeFields } from '../authorizations/intake-fields.tsx';
import { type ChosenMember, MemberChoice } from '../authorizations/member-choice.tsx';
import { typedFacts } from '../authorizations/typed-facts.ts';
import { FactFields } from '../benefits/fact-fields.tsx';
import type { Stated } from '../benefits/stated-facts.ts';
import { ask } from '../client.ts';
import type { Attached } from '../contract/authorizations.ts';
import type { ContinuityApi } from '../contract/continuity.ts';
import { FileViewer } from '../parts/case-files.tsx';
import { Screen } from '../parts/screen.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { AskToStay } from './ask-to-stay.tsx';
import { type DraftEvidence, EvidenceRows, sentEvidence } from './evidence-rows.tsx';
import { type ContinuitySheet, newContinuity, sentContinuity } from './sheet.ts';
import { SheetFields } from './sheet-fields.tsx';

const route = getRouteApi('/app/continuity/new');

/**
 * A provider's office asks for itself; Member Services and the department key a call, a fax or a letter, the document beside the form.
 * A member asks in plain words.
 * @cites AAH-UM-COCR-01, AAH-UM-COCR-04, AAH-UM-MER-01
 */
export function NewContinuity() {
  const say = useSay();
  const { session } = useSitting();
  const isOffice = session.reach !== 'plan';
  if (session.reach === 'person')
    return (
      <Screen title={say('own_continuity.ask')} lead={say('own_continuity.ask_lead')}>
        <AskToStay />
      </Screen>
    );
  return (
    <Screen title={say('continuity.new')} lead={say(isOffice ? 'continuity.new_lead_office' : 'continuity.new_lead')}>
      <OpeningForm isOffice={isOffice} />
    </Screen>
  );
}

function OpeningForm({ isOffice }: { readonly isOffice: boolean }) {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const client = useQueryClient();
  const go = route.useNavigate();
  const started = useRouterState({ select: (state) => state.location.state });
  const [member, choose] = useState<ChosenMember | undefined>(started.member);
  const [sheet, setSheet] = useState<ContinuitySheet>(() =>
    newContinuity(instantText(Date.now()), isOffice, started.request),
  );
  const [rows, setRows] = useState<readonly DraftEvidence[]>([]);
  const [stated, setStated] = useState<Stated>({});
  const [files, setFiles] = useState<readonly Attached[]>([]);
  const [shown, show] = useState<Attached>();
  const put = (next: Partial<ContinuitySheet>) => setSheet((had) => ({ ...had, ...next }));
  const { kind, program } = sheet;
  const questions = useQuery({
    queryKey: ['continuity-questions', plan, member?.handle, kind, program, language],
    enabled: member !== undefined,
    queryFn: ({ signal }) =>
      ask<ContinuityApi['questions']>('POST', '/api/continuity/questions', {
        body: { plan, member: member?.handle ?? '', kind, program: program as 'none', language },
        signal,
      }),
  });
  const fields = questions.data?.facts ?? [];
  const send = useMutation({
    mutationFn: () =>
      ask<ContinuityApi['open']>('POST', '/api/continuity', {
        body: {
          ...sentContinuity(sheet),
          plan,
          member: member?.handle ?? '',
          evidence: sentEvidence(rows),
          facts: typedFacts(stated, fields),
          attachments: files.map(({ id }) => id),
          ...(isOffice ? {} : { door: sheet.door, ...(sheet.received ? { received: sheet.received } : {}) }),
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
    if (member) send.mutate();
  };
  const viewed = shown ?? (isOffice ? undefined : files[0]);
  const attach = <Attach plan={plan} files={files} change={setFiles} open={show} />;
  return (
    <div className={viewed ? 'intake-beside' : 'narrow'}>
      <form onSubmit={submit} autoComplete="off">
        <Stack>
          {!isOffice && (
            <Sheet title={say('intake.title')}>
              <Stack gap="sm">
                <IntakeFields sheet={sheet} change={put} />
                {attach}
              </Stack>
            </Sheet>
          )}
          <Sheet title={say('new.who')}>
            <MemberChoice chosen={member} choose={choose} />
            {questions.data?.enrolled_on &&
              say('continuity.enrolled_since', {
                line: say.data('line', questions.data.line_of_business),
                from: say.date(questions.data.enrolled_on),
              })}
          </Sheet>
          <Sheet title={say('new.what')}>
            <Stack gap="sm">
              <SheetFields
                sheet={sheet}
                change={put}
                isOffice={isOffice}
                programs={questions.data?.programs ?? []}
                serviceKinds={questions.data?.service_kinds ?? []}
              />
            </Stack>
          </Sheet>
          <Sheet title={say('continuity.proof')}>
            <Stack>
              {kind === 'continuity' && <EvidenceRows rows={rows} change={setRows} />}
              {isOffice && attach}
              {fields.length > 0 && <FactFields fields={fields} stated={stated} state={setStated} />}
            </Stack>
          </Sheet>
          {send.error && <Trouble error={send.error} />}
          <Group>
            <Button type="submit" loading={send.isPending} {...(member ? {} : { 'aria-disabled': true })}>
              {say(isOffice ? 'new.send' : 'intake.send')}
            </Button>
            <Button variant="default" onClick={() => void go({ to: '/continuity' })}>
              {say('act.cancel')}
            </Button>
            {!member && <span style={{ fontSize: 14 }}>{say('new.member_first')}</span>}
          </Group>
        </Stack>
      </form>
      {viewed && <FileViewer file={viewed} {...(shown && isOffice ? { close: () => show(undefined) } : {})} />}
    </div>
  );
}
