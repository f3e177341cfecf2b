import { basename, dirname } from 'node:path';
import { type SyntheticFile, synthetic834, syntheticFlat } from '../../rooms/members/index.ts';
import { writeWhole } from '../adjudicate/answer-files.ts';
import { EXIT } from './speak.ts';

export interface MembersSyntheticOptions extends Omit<SyntheticFile, 'months' | 'healthPlan'> {
  readonly format: '834' | 'flat';
}

/** `madrone members synthetic FILE --plan P`: an enrolment file of invented people, the same for the same seed. */
export async function membersSynthetic(path: string, { format, ...wanted }: MembersSyntheticOptions): Promise<number> {
  const pieces = format === '834' ? synthetic834(wanted) : syntheticFlat(wanted);
  async function* texts(): AsyncGenerator<string> {
    yield* pieces;
  }
  console.log(await writeWhole(dirname(path), basename(path), texts()));
  return EXIT.yes;
}
