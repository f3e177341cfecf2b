import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';
import { Pairs } from './pairs.tsx';

interface FileRowProps {
  /** Where: `Members!C17`, `row 4`, a segment. */
  readonly at: string;
  readonly severity: 'error' | 'warning';
  readonly said: string;
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  readonly mend?: string | undefined;
}

/** One thing wrong in a file: where, what stands there, what was expected, how to mend it. */
export function FileRow({ at, severity, said, found, expected, mend }: FileRowProps) {
  const say = useSay();
  const isError = severity === 'error';
  return (
    <div className="sheet" style={{ borderInlineStart: `4px solid var(--${isError ? 'unmet' : 'unknown'})` }}>
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', marginBlockEnd: 4 }}>
        <span style={{ color: `var(--${isError ? 'unmet' : 'unknown'})`, display: 'inline-flex', gap: 4 }}>
          <Icon name={isError ? 'unmet' : 'warning'} size={18} />
          {say(isError ? 'file.error' : 'file.warning')}
        </span>
        <span className="code">{at}</span>
        <strong>{said}</strong>
      </div>
      <Pairs
        pairs={[
          found !== undefined && [say('file.found'), found],
          expected !== undefined && [say('file.expected'), expected],
          mend !== undefined && [say('file.mend'), mend],
        ]}
      />
    </div>
  );
}
