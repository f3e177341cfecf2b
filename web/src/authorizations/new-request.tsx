import '../parts/case.css';
import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { instantText } from '../../../src/kernel/zone.ts';
import { ask } from '../client.ts';
import type { Attached, RequestAnswer, RequestApi } from '../contract/authorizations.ts';
import { FileViewer } from '../parts/case-files.tsx';
import { Screen } from '../parts/screen.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { Alike, type AlikeFound } from './alike.tsx';
import { Attach } from './attach.tsx';
import { type Checked, ClinicalChecklist } from './clinical-checklist.tsx';
import { IntakeFields } from './intake-fields.tsx';
import { type ChosenMember, MemberChoice } from './member-choice.tsx';
import { newSheet, type RequestSheet, sentOf } from './request-sheet.ts';
import { RequestSheetFields } from './request-sheet-fields.tsx';
import { ServiceLines } from './service-lines.tsx';
import { SubmittedAnswer } from './submitted-answer.tsx';

const route = getRouteApi('/app/requests/new');

/**
 * An office asks for an authorization; the plan's staff key what came by fax, letter or call, the document beside the form. The same
 * request is recognised before it is sent; the answer says number, way and time.
 * @cites AAH-UM-PRE-05, AAH-UM-SUB-04
 */
export function NewRequest() {
  const say = useSay();
  const { may } = useSitting();
  const isIntake = !may('authorization.submit');
  return (
    <Screen title={say(isIntake ? 'requests.key' : 'requests.new')} lead={say(isIntake ? 'intake.lead' : 'new.lead')}>
      <RequestForm isIntake={isIntake} />
    </Screen>
  );
}

function RequestForm({ isIntake }: { readonly isIntake: boolean }) {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const go = route.useNavigate();
  const started = useRouterState({ select: (state) => state.location.state.member });
  const [member, choose] = useState<ChosenMember | undefined>(started);
  const [sheet, setSheet] = useState<RequestSheet>(() => newSheet(instantText(Date.now())));
  const [files, setFiles] = useState<readonly Attached[]>([]);
  const [checklist, setChecklist] = useState<Checked>({});
  const [shown, show] = useState<Attached>();
  const [alike, setAlike] = useState<AlikeFound>();
  const [answer, setAnswer] = useState<RequestAnswer>();
  const top = useRef<HTMLDivElement>(null);
  const asked = () => ({
    ...sentOf(sheet),
    plan,
    member: member?.handle ?? '',
    checklist,
    attachments: files.map(({ id }) => id),
  });
  const send = useMutation({
    mutationFn: () =>
      isIntake
        ? ask<RequestApi['intake']>('POST', '/api/requests/intake', {
            body: { ...asked(), ...sheetDoor(sheet), language },
          })
        : ask<RequestApi['submit']>('POST', '/api/requests', { body: { ...asked(), language } }),
    onSuccess: setAnswer,
  });
  const look = useMutation({
    mutationFn: () => ask<RequestApi['alike']>('POST', '/api/requests/alike', { body: asked() }),
    onSuccess: (found) => {
      setAlike(found.alike);
      if (found.alike.length === 0) send.mutate();
    },
  });
  useEffect(() => {
    if (answer) top.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [answer]);
  const put = (next: Partial<RequestSheet>) => {
    setAlike(undefined);
    setSheet((had) => ({ ...had, ...next }));
  };
  const again = () => {
    setAnswer(undefined);
    setAlike(undefined);
    choose(undefined);
    setFiles([]);
    setChecklist({});
    show(undefined);
    setSheet(newSheet(instantText(Date.now())));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (member) look.mutate();
  };
  if (answer)
    return (
      <div ref={top}>
        <SubmittedAnswer answer={answer} again={again} />
      </div>
    );
  const first = files[0];
  const viewed = shown ?? (isIntake ? first : undefined);
  const form = (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        {isIntake && (
          <Sheet title={say('intake.title')}>
            <Stack gap="sm">
              <IntakeFields sheet={sheet} change={put} />
              <Attach plan={plan} files={files} change={setFiles} open={show} />
            </Stack>
          </Sheet>
        )}
        <Sheet title={say('new.who')}>
          <MemberChoice chosen={member} choose={choose} />
        </Sheet>
        <Sheet title={say('new.what')}>
          <Stack gap="sm">
            <RequestSheetFields sheet={sheet} change={put} isIntake={isIntake} plan={plan} />
            <ServiceLines plan={plan} value={sheet.lines} change={(lines) => put({ lines })} />
          </Stack>
        </Sheet>
        <Sheet title={say('new.papers')}>
          <Stack>
            {!isIntake && <Attach plan={plan} files={files} change={setFiles} open={show} />}
            <ClinicalChecklist value={checklist} change={setChecklist} />
          </Stack>
        </Sheet>
        {alike && alike.length > 0 && <Alike found={alike} />}
        {(look.error ?? send.error) && <Trouble error={look.error ?? send.error} />}
        <Group>
          {alike && alike.length > 0 ? (
            <Button onClick={() => send.mutate()} loading={send.isPending}>
              {say('new.send_anyway')}
            </Button>
          ) : (
            <Button
              type="submit"
              loading={look.isPending || send.isPending}
              {...(member ? {} : { 'aria-disabled': true })}
            >
              {say(isIntake ? 'intake.send' : 'new.send')}
            </Button>
          )}
          <Button variant="default" onClick={() => void go({ to: '/requests' })}>
            {say('act.cancel')}
          </Button>
          {!member && <span style={{ fontSize: 14 }}>{say('new.member_first')}</span>}
        </Group>
      </Stack>
    </form>
  );
  return (
    <div className={viewed ? 'intake-beside' : 'narrow'}>
      {form}
      {viewed && <FileViewer file={viewed} {...(shown && !isIntake ? { close: () => show(undefined) } : {})} />}
    </div>
  );
}

function sheetDoor({ door, received }: RequestSheet) {
  return { door, ...(received === undefined ? {} : { received }) };
}
