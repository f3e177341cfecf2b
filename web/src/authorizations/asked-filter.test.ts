import { describe, expect, it } from 'vitest';
import { askedBy } from './asked-filter.ts';

describe('the filters of a worklist', () => {
  it('ask for what is open where no state is named', () => {
    expect(askedBy({}, 'aah')).toEqual({ plan: 'aah', states: ['open'] });
  });

  it('ask for every plan of the seat and every state where that is said', () => {
    expect(askedBy({ plan: 'all', state: 'any' }, undefined)).toEqual({});
  });

  it('ask for what is mine, urgent and due within some hours', () => {
    expect(askedBy({ who: 'me', urgency: 'urgent', within: '24' }, 'aah')).toEqual({
      plan: 'aah',
      states: ['open'],
      assigned: 'me',
      urgency: 'urgent',
      due_within_hours: 24,
    });
  });

  it('tell what is late from what is due soon, and pass over words that mean nothing', () => {
    expect(askedBy({ within: 'late' }, 'aah')).toMatchObject({ overdue: true });
    expect(askedBy({ within: 'soon', who: 'somebody' }, 'aah')).toEqual({ plan: 'aah', states: ['open'] });
  });
});
