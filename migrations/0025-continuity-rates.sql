-- What a plan and a provider outside the network agreed a line pays, beside the grant claims look at; and the state's own fee schedule.
alter table authorization_approval add column rate jsonb check (rate is null or vehicle = 'continuity');
alter table rate drop constraint rate_kind_check,
  add constraint rate_kind_check check (kind in ('contract', 'medi_cal', 'estimate', 'public_charge', 'tax_rate'));
