-- The record is listed by time, newest first, whatever else is asked: those of a month are read from their own place, and need no sort.
drop index audit_event_by_time;
drop index audit_event_by_organization;
create index audit_event_by_time on audit_event (plan, at, sequence);
create index audit_event_by_organization on audit_event (organization_id, at, sequence) where organization_id is not null;
