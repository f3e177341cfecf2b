-- Decisions are kept as they are written: compressing each row costs as much as storing it. A claim and its answer, about 2 kB, stay
-- in their row as they are; a trace, which is longer, is compressed the quick way where the server has it.

alter table claim set (toast_tuple_target = 8160);
do $$
begin
  alter table claim_event alter column body set compression lz4;
exception when feature_not_supported then
  raise notice 'this server has no lz4: traces are compressed the usual way';
end
$$;

-- What waits is looked for by itself, and is little.
create index claim_that_waits on claim (plan, received) where outcome = 'pended';
