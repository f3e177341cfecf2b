import { describe, expect, test } from 'vitest';
import { judgeDocument } from './documents.ts';
import type { DocumentFact, Facts } from './facts.ts';
import type { DocumentSpec } from './schema.ts';
import { verdictWord } from './verdict.ts';

function judged(spec: Partial<DocumentSpec>, documents: readonly DocumentFact[], open = false): string {
  const facts: Facts = {
    on: '2025-03-20',
    open,
    member: 'ana',
    provider: 'p',
    values: {},
    history: [],
    authorizations: [],
    documents,
    pregnancies: [],
  };
  return verdictWord(judgeDocument({ any_of: ['letter', 'note'], dated: 'on_or_before_service', ...spec }, facts));
}

const letter = (more: Partial<DocumentFact> = {}): DocumentFact => ({ document: 'letter', on: '2025-03-20', ...more });

describe('a document a clause asks for', () => {
  test('absent from a claim is missing, absent before the visit may still come', () => {
    expect(judged({}, [])).toBe('unmet');
    expect(judged({}, [], true)).toBe('unknown');
  });

  test('is found among others, under any of its names', () => {
    expect(judged({}, [letter({ document: 'invoice' }), letter({ document: 'note' })])).toBe('met');
    expect(judged({}, [letter({ document: 'invoice' })])).toBe('unmet');
  });

  test.each<[DocumentSpec['dated'], string, string]>([
    ['on_or_before_service', '2025-03-19', 'met'],
    ['on_or_before_service', '2025-03-20', 'met'],
    ['on_or_before_service', '2025-03-21', 'unmet'],
    ['on_service_date', '2025-03-19', 'unmet'],
    ['on_service_date', '2025-03-20', 'met'],
    ['on_service_date', '2025-03-21', 'unmet'],
    ['any', '2030-01-01', 'met'],
  ])('dated %s and written on %s for a service on 2025-03-20: %s', (dated, on, expected) => {
    expect(judged({ dated }, [letter({ on })])).toBe(expected);
  });

  test('a standing order is another thing than one that does not stand', () => {
    expect(judged({ standing: true }, [letter({ standing: true })])).toBe('met');
    expect(judged({ standing: true }, [letter()])).toBe('unmet');
    expect(judged({ standing: false }, [letter()])).toBe('met');
    expect(judged({ standing: false }, [letter({ standing: true })])).toBe('unmet');
    expect(judged({}, [letter({ standing: true })])).toBe('met');
  });

  test('states everything that is asked of it', () => {
    expect(judged({ states: ['need', 'duration'] }, [letter({ states: ['duration', 'need', 'more'] })])).toBe('met');
    expect(judged({ states: ['need', 'duration'] }, [letter({ states: ['need'] })])).toBe('unmet');
    expect(judged({ states: ['need'] }, [letter()])).toBe('unmet');
  });

  test('has an author who may write it; one nobody named or one to be looked at leaves it unknown', () => {
    const spec = { by: ['physician'], review_by: ['registered_nurse'] };
    expect(judged(spec, [letter({ by: 'physician' })])).toBe('met');
    expect(judged(spec, [letter({ by: 'registered_nurse' })])).toBe('unknown');
    expect(judged(spec, [letter({ by: 'doula' })])).toBe('unmet');
    expect(judged(spec, [letter()])).toBe('unknown');
    expect(judged({ by: ['physician'] }, [letter({ by: 'registered_nurse' })])).toBe('unmet');
  });

  test('the best of several decides, in whatever order they lie', () => {
    const spec = { by: ['physician'], review_by: ['registered_nurse'] };
    const [good, unsure, bad] = [
      letter({ by: 'physician' }),
      letter({ by: 'registered_nurse' }),
      letter({ by: 'doula' }),
    ];
    expect(judged(spec, [bad, unsure, good])).toBe('met');
    expect(judged(spec, [good, unsure, bad])).toBe('met');
    expect(judged(spec, [unsure, bad])).toBe('unknown');
    expect(judged(spec, [bad, unsure])).toBe('unknown');
  });

  test('one that does not fit does not stop a better one from coming before the visit', () => {
    expect(judged({ by: ['physician'] }, [letter({ by: 'doula' })], true)).toBe('unknown');
  });
});
