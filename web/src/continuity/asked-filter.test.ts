import { describe, expect, it } from 'vitest';
import { continuityAsked } from './asked-filter.ts';

describe('the filters of the continuity list', () => {
  it('ask for open cases of the chosen plan until somebody says otherwise', () => {
    expect(continuityAsked({}, 'aah')).toEqual({ plan: 'aah', states: ['open'] });
    expect(continuityAsked({ state: 'any', plan: 'all' }, undefined)).toEqual({});
  });

  it('tell what is late already from what is late soon, and pass over what is no number of hours', () => {
    expect(continuityAsked({ state: 'any', within: 'late' }, 'aah')).toEqual({ plan: 'aah', overdue: true });
    expect(continuityAsked({ state: 'any', within: '72' }, 'aah')).toEqual({ plan: 'aah', due_within_hours: 72 });
    expect(continuityAsked({ state: 'any', within: 'soon' }, 'aah')).toEqual({ plan: 'aah' });
  });
});
