import { Checkbox, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import type { Paper, PractitionerPage } from '../contract/network.ts';
import { useSay } from '../words/use-say.ts';

interface PaperFieldsProps {
  readonly draft: Partial<Paper>;
  readonly choices: PractitionerPage['choices'];
  readonly set: (draft: Partial<Paper>) => void;
}

const KINDS: readonly Paper['kind'][] = [
  'license',
  'certificate',
  'cpr',
  'hipaa_training',
  'training',
  'continuing_education',
  'letter',
  'experience',
];
const CERTIFICATES = ['chw', 'doula', 'ibclc'];
const ENROLLED = ['dhcs', 'managed_care_plan', 'none'] as const;

/** What each kind of paper says. */
export function PaperFields({ draft, choices, set }: PaperFieldsProps) {
  const say = useSay();
  const { kind = 'license' } = draft;
  const put = (next: { [field in keyof Paper]?: Paper[field] | undefined }) =>
    set({ ...draft, ...next } as Partial<Paper>);
  const text = (field: 'number' | 'issuer' | 'on' | 'expires') => ({
    value: draft[field] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => put({ [field]: event.currentTarget.value }),
  });
  const number = (field: 'hours' | 'births' | 'years') => ({
    value: draft[field] ?? '',
    onChange: (value: string | number) => put({ [field]: value === '' ? undefined : Number(value) }),
    min: 0,
    allowNegative: false,
    hideControls: true,
  });
  const covered = kind === 'letter' ? choices.skills : kind === 'training' ? choices.areas : [];
  const none = { value: '', label: say('value.unknown') };
  const kinds =
    kind === 'license'
      ? choices.kinds
      : CERTIFICATES.map((value) => ({ value, label: say.data('provider_type', value) }));
  return (
    <>
      <NativeSelect
        label={say('papers.kind')}
        value={kind}
        onChange={(event) =>
          set({
            kind: event.currentTarget.value as Paper['kind'],
            ...(draft.on ? { on: draft.on } : {}),
            ...(draft.expires ? { expires: draft.expires } : {}),
          })
        }
        data={KINDS.map((value) => ({ value, label: say.data('paper_kind', value) }))}
      />
      {(kind === 'license' || kind === 'certificate') && (
        <NativeSelect
          label={say('papers.of')}
          value={draft.of ?? ''}
          onChange={(event) => put({ of: event.currentTarget.value || undefined })}
          data={[none, ...kinds]}
        />
      )}
      <TextInput label={say('papers.number')} maxLength={60} autoComplete="off" {...text('number')} />
      <TextInput label={say('papers.issuer')} maxLength={200} {...text('issuer')} />
      <TextInput type="date" required label={say('papers.on')} {...text('on')} />
      <TextInput
        type="date"
        label={say('papers.expires')}
        description={say('papers.expires_hint')}
        {...text('expires')}
      />
      {['training', 'continuing_education', 'experience'].includes(kind) && (
        <NumberInput label={say('papers.hours')} {...number('hours')} />
      )}
      {['training', 'experience'].includes(kind) && <NumberInput label={say('papers.births')} {...number('births')} />}
      {kind === 'experience' && <NumberInput label={say('papers.years')} {...number('years')} />}
      {covered.length > 0 && (
        <Checkbox.Group
          label={say(kind === 'letter' ? 'papers.skills' : 'papers.areas')}
          value={[...(draft.areas ?? [])]}
          onChange={(areas) => put({ areas: areas.length > 0 ? areas : undefined })}
        >
          <Stack gap="xs" mt={4}>
            {covered.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {kind === 'letter' && (
        <>
          <NativeSelect
            label={say('papers.writer')}
            value={draft.writer ?? ''}
            onChange={(event) => put({ writer: event.currentTarget.value || undefined })}
            data={[none, ...choices.writers]}
          />
          <NativeSelect
            label={say('papers.writer_enrolled')}
            value={draft.writer_enrolled ?? ''}
            onChange={(event) => put({ writer_enrolled: ENROLLED.find((one) => one === event.currentTarget.value) })}
            data={[none, ...ENROLLED.map((value) => ({ value, label: say(`papers.enrolled_${value}`) }))]}
          />
        </>
      )}
      {kind === 'continuing_education' && (
        <NativeSelect
          label={say('papers.evidence')}
          value={draft.evidence_kept === undefined ? '' : draft.evidence_kept ? 'yes' : 'no'}
          onChange={({ currentTarget: { value } }) =>
            put({ evidence_kept: value === '' ? undefined : value === 'yes' })
          }
          data={[none, { value: 'yes', label: say('value.yes') }, { value: 'no', label: say('value.no') }]}
        />
      )}
    </>
  );
}
