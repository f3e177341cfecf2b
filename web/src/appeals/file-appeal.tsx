import '../parts/case.css';
import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { instantText } from '../../../src/kernel/zone.ts';
import { Attach } from '../authorizations/attach.tsx';
import type { ChosenMember } from '../authorizations/member-choice.tsx';
import { ask } from '../client.ts';
import type { AppealAnswer, AppealApi } from '../contract/appeals.ts';
import type { Attached } from '../contract/authorizations.ts';
import type { Ward } from '../contract/members.ts';
import { OwnWards } from '../members/own-wards.tsx';
import { FileViewer } from '../parts/case-files.tsx';
import { Screen } from '../parts/screen.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { AboutFields } from './about-fields.tsx';
import { FiledAnswer } from './filed-answer.tsx';
import { FilerFields } from './filer-fields.tsx';
import { type Appealed, type FilingSheet, newFiling, sentFiling } from './filing-sheet.ts';
import { ForWhom, filerOf, namedWard } from './for-whom.tsx';
import { ReasonFields } from './reason-fields.tsx';
import { useWeighed, Weighed } from './weighed.tsx';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The request whose decision is appealed. */
    appealed?: Appealed;
  }
}

const route = getRouteApi('/app/appeals/new');

/**
 * Somebody disagrees: a member, who speaks for him, an office with his consent, or the plan's staff for any of them by telephone,
 * letter or fax. What policy answers stands beside the form before it is sent.
 * @cites AAH-UM-APP-01, AAH-UM-APP-02
 */
export function FileAppeal() {
  const say = useSay();
  const { session } = useSitting();
  const { kind } = route.useSearch();
  const state = useRouterState({ select: ({ location }) => location.state });
  const reach = session.reach ?? 'plan';
  const lead = { plan: 'file.lead', organization: 'file.lead_office', person: 'file.lead_own' } as const;
  const begun = newFiling({
    reach,
    now: instantText(Date.now()),
    kind: kind === 'grievance' ? 'grievance' : undefined,
    appealed: state.appealed,
  });
  return (
    <Screen title={say('file.title')} lead={say(lead[reach])}>
      {reach === 'person' ? (
        <OwnFiling member={state.member} begun={begun} />
      ) : (
        <Filing reach={reach} member={state.member} begun={begun} wards={undefined} />
      )}
    </Screen>
  );
}

/** A family files for one of its own; where there is one, that one is meant. */
function OwnFiling({ member, begun }: Pick<FilingProps, 'member' | 'begun'>) {
  return (
    <OwnWards>
      {(wards) => {
        const ward = wards.find(({ handle }) => handle === member?.handle) ?? wards[0];
        const filedBy = filerOf(ward);
        return <Filing reach="person" member={namedWard(ward)} begun={{ ...begun, filedBy }} wards={wards} />;
      }}
    </OwnWards>
  );
}

interface FilingProps {
  readonly reach: 'plan' | 'organization' | 'person';
  readonly member: ChosenMember | undefined;
  readonly begun: FilingSheet;
  readonly wards: readonly Ward[] | undefined;
}

function Filing({ reach, member: started, begun, wards }: FilingProps) {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const go = route.useNavigate();
  const client = useQueryClient();
  const [member, choose] = useState(started);
  const [sheet, setSheet] = useState(begun);
  const [files, setFiles] = useState<readonly Attached[]>([]);
  const [shown, show] = useState<Attached>();
  const [answer, setAnswer] = useState<AppealAnswer>();
  const top = useRef<HTMLDivElement>(null);
  const put = (next: Partial<FilingSheet>) => setSheet((had) => ({ ...had, ...next }));
  const asked = { ...sentFiling(sheet, reach), plan, member: member?.handle ?? '', language };
  const weighed = useWeighed(asked, member !== undefined);
  const send = useMutation({
    mutationFn: () =>
      ask<AppealApi['file']>('POST', '/api/appeals', { body: { ...asked, attachments: files.map(({ id }) => id) } }),
    onSuccess: (filed) => {
      setAnswer(filed);
      for (const key of ['appeals', 'appeals-due']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  useEffect(() => {
    if (answer) top.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [answer]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (member) send.mutate();
  };
  if (answer)
    return (
      <div ref={top}>
        <FiledAnswer page={answer.case} />
      </div>
    );
  const original = weighed.data?.original;
  const isNoticeUnknown = !sheet.appealed || (original !== undefined && original.notice_on === undefined);
  const isLate = weighed.data?.closed?.code === 'appeal_filed_late';
  const form = (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <Sheet title={say('new.who')}>
          <ForWhom
            wards={wards}
            chosen={member}
            choose={(next, filedBy) => {
              choose(next);
              put({
                ...(next?.handle === member?.handle ? {} : { appealed: undefined }),
                ...(filedBy ? { filedBy } : {}),
              });
            }}
          />
        </Sheet>
        <Sheet title={say('file.by')}>
          <FilerFields sheet={sheet} change={put} reach={reach} />
        </Sheet>
        <Sheet title={say('file.what')}>
          <AboutFields sheet={sheet} change={put} member={member} isNoticeUnknown={isNoticeUnknown} />
        </Sheet>
        <Sheet title={say('file.why')}>
          <Stack gap="sm">
            <ReasonFields sheet={sheet} change={put} isLate={isLate || sheet.goodCause !== ''} reach={reach} />
            <Attach plan={plan} files={files} change={setFiles} open={show} />
          </Stack>
        </Sheet>
        {member && <Weighed query={weighed} kind={sheet.kind} />}
        {send.error && <Trouble error={send.error} />}
        <Group>
          <Button type="submit" loading={send.isPending} {...(member ? {} : { 'aria-disabled': true })}>
            {say(sheet.kind === 'grievance' ? 'file.send_grievance' : 'file.send_appeal')}
          </Button>
          <Button variant="default" onClick={() => void go({ to: reach === 'person' ? '/' : '/appeals' })}>
            {say('act.cancel')}
          </Button>
          {!member && <span style={{ fontSize: 14 }}>{say('new.member_first')}</span>}
        </Group>
      </Stack>
    </form>
  );
  return (
    <div className={shown ? 'intake-beside' : 'narrow'}>
      {form}
      {shown && <FileViewer file={shown} close={() => show(undefined)} />}
    </div>
  );
}
